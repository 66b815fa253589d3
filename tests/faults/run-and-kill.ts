import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program of this folder until it ends. Its first output says that the work begins; with `afterMs` it is killed
 * so long after that. Returns how long the work took, in milliseconds.
 */
export async function runAndKill(program: string, args: readonly string[], afterMs: number | null): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const beganMs = performance.now();
  if (afterMs !== null) {
    await Promise.race([new Promise((resolve) => setTimeout(resolve, afterMs)), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  if (afterMs === null && child.exitCode !== 0) throw new Error(`${program} ended with ${child.exitCode}`);
  return performance.now() - beganMs;
}
