import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const LOOK_MS = 1000;
const LIMIT_MS = 900_000;

/**
 * Waits until Lectern has made the small copies, strips and posters of what it has: until none of its processes has been an
 * ffmpeg for so long. What it makes between two lessons would be counted as what the lessons leave.
 */
export async function untilIdleWorkIsDone(tree: () => readonly number[], quietMs: number): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  let sinceMs = performance.now();
  while (performance.now() - sinceMs < quietMs) {
    if (performance.now() > deadline) throw new Error('the idle work has no end');
    if (tree().some(isFfmpeg)) sinceMs = performance.now();
    await setTimeout(LOOK_MS);
  }
}

function isFfmpeg(pid: number): boolean {
  try {
    return /^ff(mpeg|probe)/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
  } catch {
    // It has ended.
    return false;
  }
}
