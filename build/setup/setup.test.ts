import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { installEnvironment, installedElectron, rememberedRefusal, runInstallScript } from './electron.mjs';
import { hasDisplay, hostThatWouldRun } from './launch.mjs';
import { newestChange } from './sources.mjs';
import { installLine, isThere, machineKind } from './system.mjs';
import { systemPackages } from './system-packages.mjs';
import { isAtLeast, strictest } from './versions.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lectern-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('set-up needs nothing but Node: no package, and nothing that Node 18 lacks the syntax of', () => {
  for (const name of readdirSync(here).filter((each) => each.endsWith('.mjs'))) {
    const imports = [...readFileSync(join(here, name), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(
      imports.filter((from) => !/^(node:|\.\/)/.test(from ?? '')),
      name,
    ).toEqual([]);
  }
});

describe('Node', () => {
  test('is new enough when every part says so', () => {
    expect(isAtLeast('v24.1.0', '>=22.18')).toBe(true);
    expect(isAtLeast('22.18.0', '>=22.18')).toBe(true);
    expect(isAtLeast('v22.17.9', '>=22.18')).toBe(false);
    expect(isAtLeast('v20.20.2', '>=22.12.0')).toBe(false);
  });

  test('must please Lectern and the chosen Electron', () => {
    expect(strictest(['>=22.18', '>= 22.12.0'])).toBe('>=22.18');
    expect(strictest(['>=22.18', '>= 24.1.0'])).toBe('>= 24.1.0');
    expect(strictest(['>=22.18', undefined])).toBe('>=22.18');
  });
});

describe('what the machine lacks', () => {
  const debian = machineKind('linux', 'ID=debian\nVERSION_ID="12"\n', 0);
  const rows = systemPackages.filter(({ purpose }) => purpose === 'product');

  test('every row of the table can be seen and has its packages', () => {
    for (const row of systemPackages) {
      expect([...(row.programs ?? []), ...(row.files ?? [])].length, row.what).toBeGreaterThan(0);
      expect(row.packages.length, row.what).toBeGreaterThan(0);
    }
  });

  test('is there when one of its programs or files is', () => {
    const nothing = () => null;
    const row = { purpose: 'product', what: 'x', packages: ['x'], programs: ['one', 'two'], files: ['three'] } as const;
    expect(isThere(row, nothing, () => false)).toBe(false);
    expect(
      isThere(
        row,
        (name: string) => (name === 'two' ? 'two' : null),
        () => false,
      ),
    ).toBe(true);
    expect(isThere(row, nothing, (path: unknown) => path === 'three')).toBe(true);
  });

  test('the one line fits the system: Ubuntu has chromium as a snap only', () => {
    expect(installLine(debian, rows)).toBe('apt-get install chromium ffmpeg fonts-noto-cjk');
    const user = machineKind('linux', 'ID=debian\n', 1000);
    expect(installLine(user, rows)).toBe('sudo apt-get install chromium ffmpeg fonts-noto-cjk');
    const ubuntu = installLine(machineKind('linux', 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 1000), rows);
    expect(ubuntu).toContain('google-chrome-stable_current_amd64.deb ffmpeg');
    expect(ubuntu).not.toContain('chromium');
    expect(installLine(machineKind('linux', 'ID=fedora\n', 1000), rows)).toContain(
      'sudo dnf install chromium ffmpeg-free',
    );
    expect(installLine(machineKind('darwin', '', 501), rows)).toContain('brew install');
    expect(installLine(machineKind('win32', '', undefined), rows)).toContain('winget install');
    for (const kind of ['debian', 'ubuntu', 'fedora', 'linux', 'mac', 'windows'] as const) {
      expect(installLine({ system: kind, root: false }, rows)).not.toContain('\n');
    }
  });
});

describe('Electron', () => {
  test('is found by its path file, never by asking its module', () => {
    const electron = join(folder, 'electron');
    expect(installedElectron(electron, {})).toBe(null);
    file('electron/path.txt', 'electron');
    expect(installedElectron(electron, {})).toBe(null);
    const program = file('electron/dist/electron', '');
    expect(installedElectron(electron, {})).toBe(program);
    const elsewhere = file('elsewhere/electron', '');
    expect(installedElectron(electron, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') })).toBe(elsewhere);
  });

  test('a refusal is remembered for a day, and for that version', () => {
    const refusal = file('refused.json', JSON.stringify({ version: '45.4.1', why: 'fetch failed', atUnixMs: 1000 }));
    const day = 24 * 3600 * 1000;
    expect(rememberedRefusal('45.4.1', 1000 + day - 1, refusal)).toBe('fetch failed');
    expect(rememberedRefusal('45.4.1', 1000 + day, refusal)).toBe(null);
    expect(rememberedRefusal('45.4.2', 1001, refusal)).toBe(null);
    expect(rememberedRefusal('45.4.1', 500, refusal), 'a clock that was set back').toBe(null);
    expect(rememberedRefusal('45.4.1', 1001, join(folder, 'none.json'))).toBe(null);
  });

  test('mirrors reach its script as they are, and a proxy is used where the environment names one', () => {
    const environment = installEnvironment(
      { ELECTRON_MIRROR: 'http://127.0.0.1/', https_proxy: 'http://127.0.0.1:8' },
      folder,
    );
    expect(environment).toMatchObject({ ELECTRON_MIRROR: 'http://127.0.0.1/', ELECTRON_GET_USE_PROXY: 'true' });
    expect(installEnvironment({}, folder)).not.toHaveProperty('ELECTRON_GET_USE_PROXY');
  });

  const limits = { quietMs: 400, wholeMs: 1500 };
  const run = (script: string, bytes = () => 0) =>
    runInstallScript(process.execPath, file('install.cjs', script), { environment: process.env, bytes }, limits);

  test('its script may end well, or say why not in one line', async () => {
    expect(await run('')).toBe(null);
    expect(await run("process.stderr.write('\\nfetch failed\\n  at x\\n'); process.exit(1);")).toBe('fetch failed');
  });

  test('is given up without progress, and given up in all, and its child is gone then', async () => {
    const forever =
      "require('fs').writeFileSync(process.argv[1] + '.pid', String(process.pid)); setTimeout(() => 0, 60000);";
    const startMs = performance.now();
    expect(await run(forever)).toMatch(/no progress for 0.4 s/);
    expect(performance.now() - startMs).toBeLessThan(5000);
    let count = 0;
    expect(await run(forever, () => (count += 1))).toMatch(/not done after 1.5 s/);
    const pid = Number(readFileSync(join(folder, 'install.cjs.pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow();
  });
});

describe('the host', () => {
  test('needs a display for a window only on Linux', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });

  test('is the browser host where that is asked for', () => {
    expect(hostThatWouldRun({ LECTERN_HOST: 'browser', DISPLAY: ':1' })).toMatchObject({
      kind: 'browser',
      why: 'asked',
    });
  });
});

test('a source counts as changed when it is saved, and when one is taken away; a test does not', () => {
  const at = (name: string, seconds: number) => utimesSync(join(folder, name), seconds, seconds);
  for (const name of ['src/a.ts', 'src/deep/b.ts', 'src/b.test.ts']) file(name, '');
  const all = ['src/a.ts', 'src/deep/b.ts', 'src/deep', 'src'];
  for (const name of all) at(name, 100);
  at('src/b.test.ts', 900);
  expect(newestChange(join(folder, 'src'))).toBe(100_000);
  at('src/deep/b.ts', 300);
  expect(newestChange(join(folder, 'src'))).toBe(300_000);
  rmSync(join(folder, 'src/deep/b.ts'));
  at('src/deep', 500);
  expect(newestChange(join(folder, 'src'))).toBe(500_000);
  expect(newestChange(join(folder, 'gone'))).toBe(0);
});

describe('children', () => {
  const script = (body: string) =>
    file(
      'parent.mjs',
      `import { passSignalsOn, start, exitCode } from ${JSON.stringify(join(here, 'children.mjs'))};\n${body}`,
    );
  const alive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  };
  const untilThere = async (path: string) => {
    while (!existsSync(path) || readFileSync(path, 'utf8') === '')
      await new Promise((resolve) => setTimeout(resolve, 20));
    return readFileSync(path, 'utf8');
  };

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a program and what it had started, also when it does not want to',
    async (signal) => {
      const pids = join(folder, `pids-${signal}`);
      const stubborn = `
        for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => {});
        const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)']);
        require('fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
        setTimeout(() => 0, 60000);`;
      const parent = script(`
        passSignalsOn(300);
        const { ended } = start(process.execPath, ['-e', ${JSON.stringify(stubborn)}]);
        process.exitCode = exitCode(await ended);`);
      const child = spawn(process.execPath, [parent], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const started = (await untilThere(pids)).split(' ').map(Number);
      expect(started.filter(alive)).toHaveLength(2);
      child.kill(signal);
      expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143);
      await expect.poll(() => started.filter(alive)).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32')('run by npm, the end of the shell between is a SIGTERM', async () => {
    const pids = join(folder, 'pids-npm');
    const waiting = `require('fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + process.ppid); setTimeout(() => 0, 60000);`;
    const parent = script(`
      passSignalsOn(300);
      const { ended } = start(process.execPath, ['-e', ${JSON.stringify(waiting)}]);
      process.exitCode = exitCode(await ended);`);
    const between = spawn('sh', ['-c', `${process.execPath} ${parent}; true`], {
      stdio: 'ignore',
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const started = (await untilThere(pids)).split(' ').map(Number);
    between.kill('SIGTERM');
    await expect.poll(() => started.filter(alive)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('what a program leaves when it ends by itself is ended too', async () => {
    const pids = join(folder, 'pids-left');
    const leaving = `
      const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)'], { stdio: 'ignore' });
      require('fs').writeFileSync(${JSON.stringify(pids)}, String(child.pid));
      process.exit(3);`;
    const parent = script(`
      const { ended } = start(process.execPath, ['-e', ${JSON.stringify(leaving)}]);
      process.exitCode = exitCode(await ended);`);
    expect(() => execFileSync(process.execPath, [parent], { stdio: 'ignore' })).toThrow();
    const left = Number(await untilThere(pids));
    await expect.poll(() => alive(left)).toBe(false);
  });
});
