import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { doctor } from './doctor.ts';
import { lookAtMachine, type Machine } from './machine.ts';
import { languageOf, textsIn } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const paths = { shared: join(folder, 'data'), account: join(folder, 'account'), resources: folder };
const here = lookAtMachine({ paths, policyFaults: [], home: folder });

async function report(changes: Partial<Machine>, language = 'en'): Promise<{ lines: string[]; code: number }> {
  const lines: string[] = [];
  const code = await doctor({ ...here, ...changes }, textsIn(language), (line) => lines.push(line));
  return { lines, code };
}

const line = (lines: readonly string[], name: string) => lines.find((each) => each.includes(`. ${name} [`)) ?? '';

describe('lectern doctor', () => {
  test('goes through its numbered steps on this machine and leaves nothing in the folders', async () => {
    const { lines } = await report({});
    const numbers = lines.map((each) => /^ *(\d+)\./.exec(each)?.[1]).filter((each) => each !== undefined);
    expect([...new Set(numbers)]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(line(lines, 'Node')).toContain(process.versions.node);
    expect(line(lines, 'Data folders')).toMatch(/\d GB free · will be made/);
    expect((await here.folder(paths.shared)).exists).toBe(false);
  });

  test('says why the host is the one it is', async () => {
    const environment = { LECTERN_HOST_KIND: 'browser', LECTERN_HOST_WHY: 'refused fetch failed' };
    const { lines } = await report({ environment });
    expect(line(lines, 'Host')).toContain("the browser host: Electron's program could not be had (fetch failed)");
  });

  test('ends with 1 when something is in the way: no browser, no ffmpeg, an old Node', async () => {
    const without = await report({
      environment: { PATH: folder, LECTERN_CHROMIUM: join(folder, 'none'), LECTERN_FFMPEG: join(folder, 'none') },
      versions: { ...here.versions, node: '20.11.0' },
    });
    expect(without.code).toBe(1);
    for (const name of ['Chromium', 'ffmpeg', 'Node']) expect(line(without.lines, name)).toContain('[BAD]');
    expect(without.lines.at(-1)).toBe('In the way: 3.');
  });

  test('a folder that cannot be written and a policy that cannot be read are in the way', async () => {
    const locked = await report({ folder: async () => ({ exists: true, writable: false, freeBytes: null }) });
    expect(line(locked.lines, 'Data folders')).toContain('[BAD]');
    const policyFaults = [{ code: 'policyUnknownKey', file: 'policy.json', field: 'colour' }] as const;
    const faulty = await report({ policyFaults });
    expect(line(faulty.lines, 'Policy')).toContain('[BAD] policy.json: policyUnknownKey colour');
    expect([locked.code, faulty.code]).toEqual([1, 1]);
  });

  test('running as root, or where user namespaces are restricted, is said and is not in the way', async () => {
    const root = await report({ userId: 0 });
    expect(line(root.lines, 'Sandbox')).toContain('[note] running as root');
    const restricted = await report({
      userId: 1000,
      platform: 'linux',
      file: (path) => (path.includes('apparmor') ? '1\n' : null),
    });
    expect(line(restricted.lines, 'Sandbox')).toContain('[note]');
    expect(line((await report({ userId: 1000, file: () => null })).lines, 'Sandbox')).toContain('[good]');
  });

  test('displays are counted where the system tells of them, and their absence is said', async () => {
    const monitors =
      'Monitors: 2\n 0: +*HDMI-1 1920/510x1080/290+0+0  HDMI-1\n 1: +VGA-1 1366/310x768/170+1920+0  VGA-1\n';
    const read = async (program: string) => (program === 'xrandr' ? monitors : null);
    const two = await report({ platform: 'linux', environment: { ...process.env, DISPLAY: ':7' }, read });
    expect(line(two.lines, 'Displays')).toContain('2: HDMI-1 1920×1080, VGA-1 1366×768');
    const none = await report({ platform: 'linux', environment: { PATH: process.env.PATH } });
    expect(line(none.lines, 'Displays')).toContain('[note] no display');
  });

  test('speaks the language of the machine', async () => {
    expect(languageOf({ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('zh_CN.UTF-8');
    const { lines } = await report({}, languageOf({ LANG: 'zh_CN.UTF-8' }));
    expect(lines[0]).toContain('检查本机');
    expect(line(lines, '显示器')).not.toBe('');
  });
});
