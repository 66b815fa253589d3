import { type Browser, chromium } from 'playwright';
import { findChromium, isRunnable } from '../../main/host/browser/find-chromium.ts';

/** The Chromium of this machine without a window, as Lectern itself would find it. */
export async function openChromium(...args: readonly string[]): Promise<Browser> {
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  if (found === null) throw new Error('no Chromium to be had');
  return chromium.launch({
    executablePath: found.path,
    args: ['--disable-gpu', '--disable-background-networking', '--test-type', ...args],
    chromiumSandbox: process.getuid?.() !== 0,
  });
}
