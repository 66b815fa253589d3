import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Paths } from '../ports.ts';
import { chooseFolders, type Folders } from './paths.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `chooseFolders` on this very machine, and what came with the program, beside the bundle `mainUrl` lies in. */
export function machinePaths(flag: Folders, policy: Folders, environment: Environment, mainUrl: string): Paths {
  const folders = chooseFolders(flag, policy, {
    platform: process.platform,
    home: homedir(),
    environment,
    writable,
  });
  return { ...folders, resources: fileURLToPath(new URL('../resources', mainUrl)) };
}

function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
