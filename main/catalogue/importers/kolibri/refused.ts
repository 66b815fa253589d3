import { ImportRefused, type RefusedCode } from '../importer.ts';

/** What SQLite says of a file, as the importer's answer; what is no fault of the file is given back as it came. */
export function refusedBy(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ImportRefused || !('code' in error)) return error;
  const code = String(error.code);
  const refused = codes.find(([pattern]) => pattern.test(code));
  return refused === undefined ? error : new ImportRefused(refused[1], code);
}

const codes: readonly (readonly [RegExp, RefusedCode])[] = [
  [/^SQLITE_(?:CORRUPT|NOTADB|FORMAT|IOERR_(?:SHORT_READ|DATA|CORRUPTFS))/, 'sourceDamaged'],
  [/^SQLITE_(?:TOOBIG|NOMEM|FULL)|^ERR_STRING_TOO_LONG$/, 'sourceTooLarge'],
  // Its tables have the right names and are none of Kolibri's.
  [/^SQLITE_(?:ERROR|AUTH|MISMATCH|SCHEMA|CONSTRAINT)/, 'sourceNotKnown'],
  [/^SQLITE_|^E[A-Z]+$/, 'sourceUnreadable'],
];
