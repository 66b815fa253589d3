import { expect, test } from 'vitest';
import type { ServiceProcess } from '../../main/host/ports.ts';
import { eventually, type Running } from './body.ts';

export const echoEntry = new URL('./echo.process.ts', import.meta.url).href;

/** A service in a process of its own: answers, fails by rejecting, dies and comes back, ends when told. */
export function processesContract(running: Running): void {
  async function withEcho(work: (echo: ServiceProcess) => Promise<void>): Promise<void> {
    const { processes } = running.body.host;
    const echo = processes.start(echoEntry, { memoryBytes: 512 * 1024 * 1024, data: { from: '讲台' } });
    try {
      await work(echo);
    } finally {
      await echo.stop();
    }
  }

  test('answers with its data, tells unasked, and rejects what fails', () =>
    withEcho(async (echo) => {
      expect(await echo.call('echo', { text: '三角形' })).toEqual({
        request: { text: '三角形' },
        data: { from: '讲台' },
      });
      const told: unknown[] = [];
      echo.onMessage((message) => told.push(message));
      await echo.call('tell', 7);
      await eventually('it told', () => told.length === 1);
      expect(told).toEqual([7]);
      await expect(echo.call('fail', null)).rejects.toThrow('as asked');
      await expect(echo.call('toString', null)).rejects.toThrow('no method');
    }));

  test('is told when nobody waits any more', () =>
    withEcho(async (echo) => {
      const told: unknown[] = [];
      echo.onMessage((message) => told.push(message));
      const cancel = new AbortController();
      const asked = echo.call('never', null, cancel.signal);
      cancel.abort();
      await expect(asked).rejects.toThrow('cancelled');
      await eventually('it heard', () => told.includes('cancelled'));
    }));

  test('one that dies rejects what was asked of it and is started again', ({ skip }) => {
    if (running.body.host.kind === 'fake') return skip('nothing dies in the fake host');
    return withEcho(async (echo) => {
      await expect(echo.call('die', null)).rejects.toThrow('ended');
      await eventually('it answers again', () =>
        echo.call('echo', 1).then(
          () => true,
          () => false,
        ),
      );
    });
  });
}
