import { readFileSync } from 'node:fs';

type Entry = { readonly files?: Readonly<Record<string, Entry>> };

/** The paths inside an asar archive: a pickled JSON header whose length stands at byte 12, then the files. */
export function listArchive(archive: string): string[] {
  const bytes = readFileSync(archive);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  const list = ({ files = {} }: Entry, before: string): string[] =>
    Object.entries(files).flatMap(([name, entry]) => [`${before}/${name}`, ...list(entry, `${before}/${name}`)]);
  return list(header, '');
}
