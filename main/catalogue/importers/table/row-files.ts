import { fileOfEnding, type Kind } from '../endings.ts';
import type { Draft } from '../gate.ts';
import type { LocalFile } from '../importer.ts';
import { shownText } from '../shown-text.ts';
import type { FileMeaning } from './columns.ts';
import type { Beside } from './files-beside.ts';

/** What a cell names, before anybody looks whether it is there. */
export type NamedFile = { readonly means: FileMeaning; readonly text: string };

export type RowFiles = {
  readonly files: readonly LocalFile[];
  readonly links: Draft['links'];
  readonly page: string | null;
};

const namesMax = 50;

/** A comma may be of a name; a cell with several names parts them by these. */
export function namesIn(cell: string): readonly string[] {
  return cell
    .slice(0, 20_000)
    .split(/[\r\n;；|]+/)
    .map((name) => shownText(name, 2000))
    .filter((name) => name !== '')
    .slice(0, namesMax);
}

/**
 * What is beside the table is the lesson's; what is not is linked by its name. The first address becomes the page that
 * shows the lesson, as a link of ours has a name and no address.
 */
export async function filesOf(
  named: readonly NamedFile[],
  links: readonly string[],
  beside: Beside,
): Promise<RowFiles> {
  const files: LocalFile[] = [];
  const linked: Draft['links'] = [];
  const addresses = [...new Set(links.flatMap(addressesIn))];
  // The page itself is no file; what else a person linked is told by its name.
  for (const address of addresses.slice(1)) linked.push({ role: 'document', name: lastName(address), ...unknown });
  for (const { means, text } of named) {
    const address = addressIn(text);
    const { role, mediaType } = kindOf(means, text);
    const path = address === null ? await beside.find(text) : null;
    if (path !== null && mediaType !== null) files.push({ role, paths: [path], mediaType });
    else linked.push({ role, name: lastName(address ?? text), mediaType, bytes: null });
    if (address !== null) addresses.push(address);
  }
  return { files, links: linked, page: addresses[0] ?? null };
}

const unknown = { mediaType: null, bytes: null };

/** A cell may say more than the address: 链接：https://pan.example.cn/s/1a2b 提取码：x3y4. */
function addressesIn(cell: string): readonly string[] {
  const written = cell.slice(0, 20_000).match(/(?:https?:\/\/|\bwww\.)[^\s<>"'，。；、（）【】《》|]+/gi) ?? [];
  return written.slice(0, namesMax).flatMap((each) => addressIn(each.replace(/[;,.)\]]+$/, '')) ?? []);
}

/** Null: no address of the web, or one that carries a name and a password along. */
export function addressIn(text: string): string | null {
  const written = /^www\.[\w-]+\.\w/i.test(text) ? `https://${text}` : text;
  if (written.length > 2000 || !/^https?:\/\/[^\s/]/i.test(written) || !URL.canParse(written)) return null;
  const { username, password, href } = new URL(written);
  return username === '' && password === '' && href.length <= 2000 ? href : null;
}

function lastName(path: string): string {
  const plain = path.replace(/[?#].*$/, '').replace(/[\\/]+$/, '');
  const name = /[^\\/]*$/.exec(plain)?.[0] ?? '';
  return shownText(decoded(name)) || shownText(path) || 'file';
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const roles: Readonly<Record<Kind, string>> = {
  ...{ video: 'composite', audio: 'audio', slides: 'slides', pdf: 'document' },
  ...{ document: 'document', subtitles: 'subtitles', picture: 'poster' },
};

/** A column that says what its files are for counts before their endings. */
function kindOf(means: FileMeaning, name: string): { readonly role: string; readonly mediaType: string | null } {
  const file = fileOfEnding(/\.([a-z0-9]{2,5})(?:[?#].*)?$/i.exec(name)?.[1] ?? '');
  const role = means === 'video' ? 'composite' : means === 'file' ? roles[file?.kind ?? 'document'] : means;
  return { role, mediaType: file?.mediaType ?? null };
}
