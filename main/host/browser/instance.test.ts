import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineClock } from '../common/index.ts';
import { createOneInstance } from './instance.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function instance(answer: string, accountFolder = folder) {
  const seconds: string[] = [];
  const onSecond = (): string => {
    seconds.push(answer);
    return answer;
  };
  const one = createOneInstance({ accountFolder, platform: process.platform, clock: machineClock(), onSecond });
  return { ...one, seconds };
}

describe('one Lectern for each account', () => {
  test('the second one learns where the first is, and the first that it came', async () => {
    const first = instance('http://127.0.0.1:1/');
    expect(await first.claim()).toBeNull();
    expect(await instance('').claim()).toEqual({ runningAt: 'http://127.0.0.1:1/' });
    expect(first.seconds).toHaveLength(1);
    first.release();
  });

  test('of many at once exactly one is the first', async () => {
    const many = Array.from({ length: 12 }, (_, index) => instance(`at ${index}`));
    const answers = await Promise.all(many.map((one) => one.claim()));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    for (const one of many) one.release();
  });

  test('what a killed one left behind is taken over, by one', async () => {
    const script = `require('node:net').createServer().listen(${JSON.stringify(join(folder, 'instance.socket'))}, () => process.kill(process.pid, 'SIGKILL'))`;
    await new Promise((resolve) => spawn(process.execPath, ['-e', script]).once('exit', resolve));
    expect(statSync(join(folder, 'instance.socket')).isSocket()).toBe(true);
    const many = Array.from({ length: 6 }, (_, index) => instance(`at ${index}`));
    const answers = await Promise.all(many.map((one) => one.claim()));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    for (const one of many) one.release();
  });

  test('other accounts do not reach the socket, and a very long folder has one too', async () => {
    const first = instance('here');
    await first.claim();
    expect(statSync(join(folder, 'instance.socket')).mode & 0o777).toBe(0o600);
    first.release();
    const long = join(folder, 'x'.repeat(120));
    const deep = instance('deep', long);
    expect(await deep.claim()).toBeNull();
    expect(await instance('', long).claim()).toEqual({ runningAt: 'deep' });
    deep.release();
  });
});
