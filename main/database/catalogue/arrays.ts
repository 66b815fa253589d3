import type Sqlite from 'better-sqlite3';

/** What a search keeps in memory, see schema.ts. */
export type Arrays = {
  readonly first: Uint32Array;
  readonly books: Uint32Array;
  readonly minutes: Uint8Array;
  readonly classes: Uint32Array;
};

export function writeArrays(connection: Sqlite.Database, arrays: Arrays): void {
  const write = connection.prepare('INSERT OR REPLACE INTO array VALUES (?, ?)');
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(arrays)) {
    write.run(name, Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
  }
}
