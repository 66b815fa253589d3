// Runs a program on two virtual displays and keeps a fresh picture of each:
// node build/displays/main.ts FOLDER PROGRAM [ARGUMENT …]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endProgram, startProgram } from './programs.ts';
import { startVirtualDisplays } from './virtual-displays.ts';

const everyMs = 5000;

async function main(folder: string, program: string, args: readonly string[]): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  mkdirSync(folder, { recursive: true });
  const displays = await startVirtualDisplays();
  const files = displays.outputs.map((_, index) => join(folder, `display-${index + 1}.png`));
  process.stderr.write(`Two virtual displays run as ${displays.name}. Pictures of them, taken every 5 s:\n`);
  for (const file of files) process.stderr.write(`  ${file}\n`);
  const run = startProgram(program, args, { env: displays.environment, stdio: 'inherit' });
  stopping.signal.addEventListener('abort', () => run.child.kill('SIGTERM'));
  if (stopping.signal.aborted) run.child.kill('SIGTERM');
  const pictures = takePictures();
  await run.ended;
  stopping.abort();
  await pictures;
  await endProgram(run);
  await displays.stop();
  return run.child.exitCode ?? 1;

  async function takePictures(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pause(everyMs, stopping.signal);
      for (const [index, file] of files.entries()) {
        if (!stopping.signal.aborted) await displays.screenshot(file, index).catch(sayOnce);
      }
    }
  }
}

let said = false;
function sayOnce(error: Error): void {
  if (!said) process.stderr.write(`No picture of the displays: ${error.message}\n`);
  said = true;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const [folder, program, ...args] = process.argv.slice(2);
if (folder === undefined || program === undefined) throw new Error('FOLDER PROGRAM [ARGUMENT …]');
process.exitCode = await main(folder, program, args);
