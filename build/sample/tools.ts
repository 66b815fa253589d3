import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a program to its end and returns what it printed; a failure ends the making. */
export async function run(program: string, args: readonly string[], input?: string): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`${program} ended with ${code}: ${err.join('').slice(-2000)}`);
  }
  return out.join('');
}

const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

export function chromiumPath(): string {
  const found = chromiumPaths.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new Error('drawing the lesson needs Chromium, Chrome or Edge');
  }
  return found;
}
