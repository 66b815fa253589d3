import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's lock answers at once, so this one is a file with the holder's pid; a second start leaves a note. */
export function claimLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'stand-in.lock');
  const notes = join(folder, 'stand-in.notes');
  mkdirSync(notes, { recursive: true });
  const holder = readPid(lock);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    writeFileSync(join(notes, `${process.pid}`), '');
    return false;
  }
  if (holder === process.pid) return true;
  writeFileSync(lock, `${process.pid}`);
  rmSync(notes, { recursive: true, force: true });
  mkdirSync(notes, { recursive: true });
  watch(notes, { persistent: false }, (kind, name) => {
    if (kind === 'rename' && name !== null) onSecond();
  });
  return true;
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
