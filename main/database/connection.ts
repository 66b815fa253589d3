import Sqlite from 'better-sqlite3';

export type Durability =
  /** The teacher's work: on the disk before it is acknowledged, also through a power cut. */
  | 'full'
  /** May lose the last moments in a power cut, never its integrity. */
  | 'normal';

/** The journal is not WAL: usually the folder is a network share, where WAL cannot work. */
export class NotWal extends Error {}

/**
 * Opens a database file as Lectern uses it. The journal mode is read back because SQLite answers with the
 * old mode, not with an error, where it cannot keep a WAL.
 */
export function openConnection(file: string, durability: Durability): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: 5000 });
  try {
    const mode = connection.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new NotWal(`${file} has journal mode ${String(mode)}`);
    connection.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
    // fsync on macOS leaves the data in the drive's own cache; F_FULLFSYNC does not.
    if (process.platform === 'darwin' && durability === 'full') {
      connection.pragma('fullfsync = ON');
      connection.pragma('checkpoint_fullfsync = ON');
    }
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cache_size = -8000');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
