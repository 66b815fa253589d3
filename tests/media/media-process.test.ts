import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcesses } from '../../main/host/browser/processes.ts';
import { createMediaProcess, decide, type Media } from '../../main/media/index.ts';
import { listLog, realClock } from '../support/data.ts';
import { openWorkbench, testInputs } from './workbench.ts';

const { media: here, path, make, makeLong } = openWorkbench();
const entry = new URL('../../main/host/media.process.ts', import.meta.url);
const processes = createProcesses(realClock, listLog(), () => entry);
const lingerMs = 300;
/** A minute of idleness is over sooner. */
const clock = {
  ...realClock,
  after: (ms: number, work: () => void) => realClock.after(ms === 60_000 ? lingerMs : ms, work),
};
let media: Media & { stop(): Promise<void> };
beforeAll(() => {
  media = createMediaProcess({ processes, entry: '', clock });
});
afterAll(() => media.stop());

async function running(what: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/);
    return line.includes(what) && (what.startsWith('file:') || Number(parent) === process.pid) ? [Number(pid)] : [];
  });
}
const mediaProcesses = () => running('media.process.ts');

describe('media in a process of its own', () => {
  test('answers as it does here, tables of frames and failures too', async () => {
    const uneven = ['-vf', "select='not(eq(mod(n,3),1)*lt(n,30))'", '-vsync', 'vfr', '-c:v', 'libx264'];
    const jerky = await make('jerky.mp4', ...testInputs(2), ...uneven);
    expect(await media.probe(jerky)).toEqual(await here.probe(jerky));
    expect(await media.frameTimes(jerky)).toEqual(await here.frameTimes(jerky));
    expect(await media.probe(path('gone.mp4'))).toEqual(await here.probe(path('gone.mp4')));
    expect((await media.tools()).ok).toBe(true);
    expect(await mediaProcesses()).toHaveLength(1);
  });

  test('tells its progress, and is called off when the output is gone', async () => {
    const input = await makeLong(20);
    const probed = await media.probe(input);
    const decision = probed.ok ? decide(probed.value) : null;
    if (!probed.ok || decision?.kind !== 'convert') throw new Error('it is kept');
    const output = path('out.mp4');
    const abort = new AbortController();
    const parts: number[] = [];
    const onProgress = (part: number) => {
      parts.push(part);
      if (part > 0) abort.abort();
    };
    const request = { input, probe: probed.value, decision, output };
    const converted = await media.convert({ ...request, onProgress, signal: abort.signal });
    expect(converted).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(parts.some((part) => part > 0)).toBe(true);
    await expect(stat(output)).rejects.toThrow();
    expect(await running(`file:${output}`)).toEqual([]);
    const before = new AbortController();
    before.abort();
    expect(await media.probe(input, before.signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  test('that is killed rejects what it was asked, ends its ffmpeg, and answers the next question', async () => {
    const input = await makeLong(60);
    const probed = await media.probe(input);
    const decision = probed.ok ? decide(probed.value) : null;
    if (!probed.ok || decision?.kind !== 'convert') throw new Error('it is kept');
    const output = path('killed.mp4');
    const converting = media.convert({ input, probe: probed.value, decision, output });
    const rejected = expect(converting).rejects.toThrow('ended');
    await expect.poll(() => running(`file:${output}`), { interval: 20 }).not.toEqual([]);
    for (const pid of await mediaProcesses()) process.kill(pid, 'SIGKILL');
    await rejected;
    expect((await media.probe(input)).ok).toBe(true);
    await expect.poll(() => running(`file:${output}`)).toEqual([]);
  });

  test('is there only while something is asked of it, and a minute longer', async () => {
    expect((await media.tools()).ok).toBe(true);
    expect(await mediaProcesses()).toHaveLength(1);
    await expect.poll(mediaProcesses).toEqual([]);
    expect((await media.tools()).ok).toBe(true);
  });
});
