import type { OfficeType } from '../../core/words/index.ts';

const beginnings: Readonly<Record<OfficeType['packing'], string>> = {
  zip: 'PK\x03\x04',
  compound: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  rtf: '{\\rtf',
};

/** What a file of this kind begins with; WPS writes its own kinds in either packing. */
export function isPackedAs(head: Uint8Array, { packing, ending }: OfficeType): boolean {
  const begins = (what: OfficeType['packing']) => Buffer.from(head).toString('latin1').startsWith(beginnings[what]);
  return begins(packing) || (['wps', 'dps', 'et'].includes(ending) && begins('zip'));
}

/**
 * Programs of a document: a part of that name in a ZIP, a storage of that name in a compound file (its directory is in
 * UTF-16). Names stand uncompressed in both. Looked for in every chunk and over their seams.
 */
const macroNames = [Buffer.from('vbaProject.bin'), Buffer.from('_VBA_PROJECT', 'utf16le')];
const SEAM_BYTES = 32;

export function createMacroWatch(): { look(chunk: Uint8Array): void; found(): boolean } {
  let tail = Buffer.alloc(0);
  let found = false;
  return {
    look(chunk) {
      const seen = Buffer.concat([tail, chunk]);
      found ||= macroNames.some((name) => seen.includes(name));
      tail = seen.subarray(Math.max(0, seen.length - SEAM_BYTES));
    },
    found: () => found,
  };
}
