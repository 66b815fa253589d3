import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type ToolEnd = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a tool of the project's node_modules over the folder `root`. */
export function runTool(root: string, script: string, args: readonly string[]): Promise<ToolEnd> {
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', script), ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** What a tool prints when it could not do its work is a fault of the house, not a finding. */
export function parseReport<T>(name: string, end: ToolEnd): T {
  const from = end.stdout.indexOf('{');
  try {
    return JSON.parse(end.stdout.slice(Math.max(0, from))) as T;
  } catch {
    throw new Error(`${name} gave no report (exit code ${end.code}): ${end.stderr.slice(-2000)}`);
  }
}
