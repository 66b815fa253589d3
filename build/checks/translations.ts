import type { Source } from './files.ts';
import type { Finding } from './finding.ts';

const folder = 'resources/translations';

export type Texts = Readonly<Record<string, unknown>>;

/** `{ a: { b: 'x' } }` → `a.b` */
export function keysOf(texts: Texts, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value as Texts, `${before}${name}.`) : [`${before}${name}`],
  );
}

function gaps(text: unknown): string {
  return [...String(text).matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1])
    .toSorted()
    .join(' ');
}

function lookUp(texts: Texts, key: string): unknown {
  if (key in texts) return texts[key];
  return key.split('.').reduce<unknown>((at, part) => (at as Texts | undefined)?.[part], texts);
}

/** Both languages say the same things, with the same gaps to fill. */
export function checkLanguages(languages: Readonly<Record<string, Texts>>): Finding[] {
  const findings: Finding[] = [];
  const [[first, model] = ['', {}], ...others] = Object.entries(languages);
  const finding = (language: string, says: string) => {
    findings.push({ file: `${folder}/${language}.json`, line: 1, rule: 'translations', says });
  };
  const keys = new Set(keysOf(model));
  for (const [language, texts] of others) {
    const here = new Set(keysOf(texts));
    for (const key of keys) if (!here.has(key)) finding(language, `${key} of ${first} is missing`);
    for (const key of here) if (!keys.has(key)) finding(first, `${key} of ${language} is missing`);
    for (const key of keys) {
      if (here.has(key) && gaps(lookUp(model, key)) !== gaps(lookUp(texts, key))) {
        finding(language, `${key} has other gaps than in ${first}`);
      }
    }
  }
  return findings;
}

const used = /(?<!\w)(?:t|translate)\(\s*'([a-zA-Z][\w.-]*)'/g;

/** Every key that the windows name by itself exists. */
export function checkUsedKeys({ file, lines }: Source, keys: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  for (const [index, line] of lines.entries()) {
    for (const [, key] of line.matchAll(used)) {
      if (key === undefined || keys.has(key)) continue;
      findings.push({ file, line: index + 1, rule: 'translations', says: `there is no text ${key}` });
    }
  }
  return findings;
}
