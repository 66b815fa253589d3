import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Timed = { readonly seconds: number; readonly cpuSeconds: number };

/**
 * Runs a shell line and says how long it took and the processor time of all that it started: `times` of the shell, which
 * counts children that have ended.
 */
export async function timed(line: string): Promise<Timed> {
  const beganMs = performance.now();
  const child = spawn('sh', ['-c', `{ ${line} ; } >&2 && times`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    wrong = (wrong + String(chunk)).slice(-2000);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${line}: ${code}\n${wrong}`);
  const seconds = (performance.now() - beganMs) / 1000;
  const [, children = ''] = said.trim().split('\n');
  const cpuSeconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
  return { seconds, cpuSeconds };
}

/** A program that is missing is an error, not a skip. */
export function mustHave(programs: readonly string[]): void {
  const folders = (process.env.PATH ?? '').split(':');
  for (const program of programs) {
    const is = folders.some((folder) => {
      try {
        return readFileSync(`${folder}/${program}`).byteLength > 0;
      } catch {
        return false;
      }
    });
    if (!is) throw new Error(`${program} is missing: run \`npm run bench\` as root on Debian, or install it`);
  }
}
