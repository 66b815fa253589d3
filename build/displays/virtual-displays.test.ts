import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProgram } from './programs.ts';
import { startVirtualDisplays } from './virtual-displays.ts';

const canRun = existsSync('/usr/bin/Xorg') && existsSync('/usr/bin/openbox');

test('two outputs stand side by side, go and come back, and nothing is left when they stop', async (context) => {
  if (!canRun) context.skip('Xorg with the dummy driver and openbox are not installed');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'));
  const displays = await startVirtualDisplays();
  const connected = async () =>
    (await readProgram('xrandr', ['--listactivemonitors'], displays.environment))
      .split('\n')
      .map((line) => /(\d+)\/\d+x(\d+)\/\d+\+(\d+)\+\d+/.exec(line)?.slice(1).join(' '))
      .filter((found) => found !== undefined);
  try {
    expect(await connected()).toEqual(['1920 1080 0', '1920 1080 1920']);
    await displays.switchOff(1);
    expect(await connected()).toEqual(['1920 1080 0']);
    await displays.switchOn(1);
    expect(await connected()).toEqual(['1920 1080 0', '1920 1080 1920']);
    await displays.screenshot(join(folder, 'second.png'), 1);
    expect(statSync(join(folder, 'second.png')).size).toBeGreaterThan(500);
  } finally {
    await displays.stop();
    rmSync(folder, { recursive: true });
  }
  await expect(readProgram('xrandr', [], displays.environment)).rejects.toThrow(/open display/);
});
