import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

export type Beside = {
  /** The file's place on this PC, or null where it is not there, or not below the folder of the table. */
  find(path: string): Promise<string | null>;
};

/**
 * The files that lie with a table. A list may come from anywhere, and a path in it would otherwise bring any file of
 * this PC into the store: only what lies in the table's folder, links followed, is taken.
 */
export async function openBeside(folder: string): Promise<Beside> {
  const root = await realpath(folder).catch(() => null);
  const inside = root?.endsWith(sep) ? root : `${root}${sep}`;
  return {
    async find(path) {
      const names = namesIn(path);
      if (root === null || names === null) return null;
      try {
        const file = await realpath(join(root, ...names));
        const found = await stat(file);
        return file.startsWith(inside) && found.isFile() && found.size > 0 ? file : null;
      } catch {
        return null;
      }
    },
  };
}

/** Null: from the root of a disk, out of the folder, or with a name that no system holds. */
function namesIn(path: string): readonly string[] | null {
  if (path.length > 1000 || /^[\\/]|^[a-z]:|[\p{Cc}\p{Cs}<>:"|?*]/iu.test(path)) return null;
  const names = path.split(/[\\/]+/).filter((name) => name !== '' && name !== '.');
  return names.length === 0 || names.some((name) => name === '..' || name.length > 255) ? null : names;
}
