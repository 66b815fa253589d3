import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';

export type Program = { readonly child: ChildProcess; readonly ended: Promise<void> };

export function startProgram(program: string, args: readonly string[], options: SpawnOptions): Program {
  const child = spawn(program, [...args], options);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return { child, ended };
}

/** Asks a program to end, and ends it when it has not after `graceMs`. */
export async function endProgram({ child, ended }: Program, graceMs = 2000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

/** What the program printed; throws with what it complained of when it fails. */
export function readProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { env, timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program}: ${stderr.trim() || error.message}`));
    });
  });
}
