import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The files of an export, `storage/<a>/<b>/<md5>.<ending>`: each stands once, for all nodes that name it. */
export type Storage = {
  /**
   * Null where the file was not copied along, or not whole. The database's own `available` says what was there on the
   * PC that exported it, so only the disk is asked.
   */
  find(name: string, bytes: number | null): Promise<string | null>;
};

/** Kolibri itself asks only how a name begins. */
const storedName = /^[0-9a-f]{32}\.[0-9a-z]{1,10}$/;

export function isStoredName(name: string): boolean {
  return storedName.test(name);
}

export async function openStorage(folder: string): Promise<Storage> {
  const root = await realpath(folder).catch(() => null);
  return {
    async find(name, bytes) {
      if (root === null || !isStoredName(name)) return null;
      try {
        // A link on a stick may lead anywhere on this PC.
        const file = await realpath(join(root, name.slice(0, 1), name.slice(1, 2), name));
        if (!file.startsWith(root + sep)) return null;
        const found = await stat(file);
        return found.isFile() && found.size > 0 && (bytes === null || found.size === bytes) ? file : null;
      } catch {
        return null;
      }
    },
  };
}
