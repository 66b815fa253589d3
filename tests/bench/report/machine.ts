import { execFile } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findChromium, isRunnable } from '../../../main/host/browser/find-chromium.ts';

export type MachineFacts = {
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly node: string;
  readonly chromium: string;
};

/** What the figures were taken on. */
export async function readMachine(): Promise<MachineFacts> {
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  const said = found === null ? '' : (await promisify(execFile)(found.path, ['--version'])).stdout;
  return {
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    node: process.versions.node,
    chromium: /\d+(\.\d+)+/.exec(said)?.[0] ?? 'none',
  };
}
