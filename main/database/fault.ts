/** Why a database could not do what it was asked. */
export type DatabaseFaultCode =
  /** Its worker died before it answered; it is being started again. */
  | 'databaseGone'
  | 'diskFull'
  /** The file cannot be read; the recovery ladder is climbed at the next opening, which follows at once. */
  | 'databaseDamaged'
  /** The SQL or its arguments are wrong: a bug. */
  | 'queryWrong';

export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode;
  constructor(code: DatabaseFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function faultCodeOf(error: unknown): DatabaseFaultCode {
  const code = sqliteCodeOf(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'databaseDamaged';
  if (/^SQLITE_(FULL|IOERR_WRITE)/.test(code)) return 'diskFull';
  return 'queryWrong';
}

export function sqliteCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
