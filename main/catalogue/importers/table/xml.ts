import { ImportRefused } from '../importer.ts';

/** What is told of an XML as it goes by. Names come without their prefix: some writers put `x:` before every one. */
export type XmlHandler = {
  /** `tag`: all between the brackets, for `attributeOf`. */
  open(name: string, tag: string): void;
  /** Whole, with its entities resolved; white space between tags too. */
  text(text: string): void;
  close(name: string): void;
};

export type XmlReader = { write(chunk: string): void; end(): void };

const damaged = (detail: string) => new ImportRefused('sourceDamaged', detail);
/** Of one tag or one text. */
const charactersMax = 4 * 1024 * 1024;
const depthMax = 64;

/**
 * Enough of XML for the parts of a workbook, which no program writes with a document type or entities of its own: one
 * that has either was made to break its reader, and is refused.
 */
export function createXmlReader(handler: XmlHandler): XmlReader {
  let rest = '';
  const open: string[] = [];

  function take(tag: string): void {
    if (tag.startsWith('?')) return;
    const name = nameIn(tag);
    if (tag.startsWith('/')) {
      if (open.pop() !== name) throw damaged('tags that do not match');
      handler.close(name);
      return;
    }
    if (open.length >= depthMax) throw damaged('too deep');
    handler.open(name, tag);
    if (tag.endsWith('/')) handler.close(name);
    else open.push(name);
  }

  /** Where the piece that begins at `at` ends, or -1 where that has not come yet. */
  function piece(text: string, at: number): number {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      if (end > at) handler.text(resolved(text.slice(at, end)));
      return end;
    }
    if (text[at + 1] === '!') return section(text, at);
    wholeTag.lastIndex = at;
    const tag = wholeTag.exec(text)?.[1];
    if (tag === undefined) return -1;
    take(tag);
    return at + tag.length + 2;
  }

  function section(text: string, at: number): number {
    for (const [begin, finish] of sections) {
      // The end of a chunk may have cut it in its first characters.
      if (begin.startsWith(text.slice(at, at + begin.length)) && text.length < at + begin.length) return -1;
      if (!text.startsWith(begin, at)) continue;
      const end = text.indexOf(finish, at + begin.length);
      if (end >= 0 && finish === ']]>') handler.text(text.slice(at + begin.length, end));
      return end < 0 ? -1 : end + finish.length;
    }
    throw damaged('a document type');
  }

  return {
    write(chunk) {
      const text = rest + chunk;
      let at = 0;
      while (at < text.length) {
        const next = piece(text, at);
        if (next < 0) break;
        at = next;
      }
      rest = text.slice(at);
      if (rest.length > charactersMax) throw damaged('a tag or a text without end');
    },
    end() {
      if (open.length > 0 || rest.trim() !== '') throw damaged('an XML without end');
    },
  };
}

const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;
/** A value may hold the bracket that closes a tag. */
const wholeTag = /<([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/y;

function nameIn(tag: string): string {
  const name = /^\/?(?:[^\s:/]*:)?([^\s:/]+)/.exec(tag)?.[1];
  if (name === undefined) throw damaged('a tag without a name');
  return name;
}

const attributes = new Map<string, RegExp>();

/** Null where the tag has none of that name. */
export function attributeOf(tag: string, name: string): string | null {
  let pattern = attributes.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s(?:[\\w-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributes.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found === null ? null : resolved(found[1] ?? found[2] ?? '');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,20}));|&/gi, (_, decimal, hex, name) => {
    const known = entities.get(name);
    if (known !== undefined) return known;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    throw damaged('an entity of its own');
  });
}
