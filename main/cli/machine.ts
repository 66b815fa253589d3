import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PolicyFault } from '../policy/index.ts';

/** What the doctor may look at; every look is read-only. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userId: number | null;
  readonly versions: { readonly lectern: string; readonly node: string; readonly electron: string | null };
  readonly folders: { readonly shared: string; readonly account: string };
  readonly policyFaults: readonly PolicyFault[];
  /** What a program printed; null when it cannot be run or fails. */
  read(program: string, args: readonly string[]): Promise<string | null>;
  /** The text of a small file of the system, null where there is none. */
  file(path: string): string | null;
  folder(path: string): Promise<FolderLook>;
};

export type FolderLook = { readonly exists: boolean; readonly writable: boolean; readonly freeBytes: number | null };

type Known = {
  readonly paths: { readonly shared: string; readonly account: string; readonly resources: string };
  readonly policyFaults: readonly PolicyFault[];
  readonly home: string;
};

function read(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: 10_000, windowsHide: true }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}

async function lookAtFolder(path: string): Promise<FolderLook> {
  const exists = existsSync(path);
  // A folder that is not there yet will be made: what counts is the nearest one above that is.
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  const { bavail, bsize } = await statfs(at).catch(() => ({ bavail: Number.NaN, bsize: 1 }));
  const freeBytes = bavail * bsize;
  try {
    accessSync(at, constants.W_OK);
    return { exists, writable: true, freeBytes: Number.isFinite(freeBytes) ? freeBytes : null };
  } catch {
    return { exists, writable: false, freeBytes: null };
  }
}

export function lookAtMachine({ paths, policyFaults }: Known): Machine {
  const file = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  const manifest = file(`${paths.resources}/../../package.json`);
  const { version } = manifest === null ? { version: '?' } : (JSON.parse(manifest) as { version: string });
  return {
    platform: process.platform,
    environment: process.env,
    userId: process.getuid?.() ?? null,
    versions: { lectern: version, node: process.versions.node, electron: process.versions.electron ?? null },
    folders: paths,
    policyFaults,
    read,
    file,
    folder: lookAtFolder,
  };
}
