import { describe, expect, test } from 'vitest';
import { chromiumFlags } from './chromium-flags.ts';
import { findChromium } from './find-chromium.ts';

const machine = (platform: NodeJS.Platform, environment: Record<string, string>, files: string[]) => ({
  platform,
  environment,
  runnable: (file: string) => files.includes(file),
});

describe('finding a browser of Chromium’s kind', () => {
  test('takes the one that is named, and no other when that is not there', () => {
    const environment = { LECTERN_CHROMIUM: '/opt/mine', PATH: '/usr/bin' };
    const found = findChromium(machine('linux', environment, ['/opt/mine', '/usr/bin/chromium']));
    expect(found).toEqual({ path: '/opt/mine', product: 'named' });
    expect(findChromium(machine('linux', environment, ['/usr/bin/chromium']))).toBeNull();
  });

  test('looks through PATH on Linux, Chromium first, and leaves the snap out', () => {
    const path = { PATH: '/snap/bin:/usr/local/bin:/usr/bin' };
    const both = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/snap/bin/chromium'];
    expect(findChromium(machine('linux', path, both))?.path).toBe('/usr/bin/chromium');
    expect(findChromium(machine('linux', path, ['/usr/bin/microsoft-edge']))?.product).toBe('edge');
    expect(findChromium(machine('linux', path, ['/snap/bin/chromium']))).toBeNull();
  });

  test('finds Edge on a Windows that has nothing else, and Chrome of one account', () => {
    const environment = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\wang\\Local' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\wang\\Local\\Google\\Chrome\\Application\\chrome.exe';
    expect(findChromium(machine('win32', environment, [edge]))).toEqual({ path: edge, product: 'edge' });
    expect(findChromium(machine('win32', environment, [edge, chrome]))?.path).toBe(chrome);
  });

  test('finds Chrome of the account on macOS', () => {
    const chrome = '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(machine('darwin', { HOME: '/Users/li' }, [chrome]))?.path).toBe(chrome);
  });
});

describe('the flags of Chromium', () => {
  const product = {
    ...{ profile: '/data/chromium', firstPage: 'http://127.0.0.1:1/opening', asRoot: false, noGpu: false },
    ...{ smallSharedMemory: false, debugPort: false, headlessScreens: null },
  };

  test('open a pipe and no port, and keep the sandbox', () => {
    const flags = chromiumFlags(product);
    expect(flags).toContain('--remote-debugging-pipe');
    // The one that names the sandbox leaves out what would start processes without it.
    expect(flags.filter((flag) => /port|sandbox|headless|disable-gpu/.test(flag))).toEqual(['--no-unsandboxed-zygote']);
  });

  test('give up the sandbox for root alone', () => {
    expect(chromiumFlags({ ...product, asRoot: true })).toEqual(
      expect.arrayContaining(['--no-sandbox', '--test-type']),
    );
  });

  test('hold no secret, since every account of the PC reads command lines', () => {
    expect(chromiumFlags(product).join(' ')).not.toContain('key=');
  });
});
