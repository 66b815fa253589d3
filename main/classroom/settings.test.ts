import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listLog } from '../../tests/support/data.ts';
import { createSettings } from './settings.ts';

let folder = '';
const log = listLog();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-settings-'));
  log.lines.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => createSettings({ folder, language: 'zh-CN', log });
const file = (): string => join(folder, 'settings.json');

describe('settings', () => {
  test('begin with the language of the PC', async () => {
    expect(await (await open()).read()).toEqual({
      ...{
        language: 'zh-CN',
        eraserReturnsToPen: false,
        panelDock: true,
        dockSide: 'right',
        mouseDrawsOnScreen: false,
        captionSize: 'normal',
        countdownSound: true,
        captionPlace: 'foot',
        soundOutput: '',
      },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are on the disk when a change is answered', async () => {
    await (await open()).change({ language: 'en', dockSide: 'left' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ language: 'en', dockSide: 'left' });
    expect(await (await open()).read()).toMatchObject({ language: 'en', dockSide: 'left', panelDock: true });
  });

  test('that are changed at the same time are all kept', async () => {
    const settings = await open();
    await Promise.all([settings.change({ panelDock: false }), settings.change({ eraserReturnsToPen: true })]);
    expect(await (await open()).read()).toMatchObject({ panelDock: false, eraserReturnsToPen: true });
  });

  test('keep their good values when one is bad', async () => {
    writeFileSync(file(), JSON.stringify({ language: 'fr', dockSide: 'left', other: 1 }));
    expect(await (await open()).read()).toMatchObject({ language: 'zh-CN', dockSide: 'left' });
  });

  test.each(['{ half', '7', ''])('begin anew from a file with %j in it, and the log says so', async (text) => {
    writeFileSync(file(), text);
    expect(await (await open()).read()).toMatchObject({ language: 'zh-CN' });
    expect(log.lines).toHaveLength(1);
  });

  test('hold until the end and are logged where they cannot be written', async () => {
    const settings = await createSettings({ folder: join(file(), 'under-a-file'), language: 'en', log });
    writeFileSync(file(), 'a file');
    expect(await settings.change({ dockSide: 'left' })).toMatchObject({ dockSide: 'left' });
    expect((await settings.read()).dockSide).toBe('left');
    expect(log.lines).toHaveLength(1);
  });

  test('are told to whoever listens', async () => {
    const settings = await open();
    const heard: string[] = [];
    settings.onChange(({ language }) => void heard.push(language));
    await settings.change({ language: 'en' });
    expect(heard).toEqual(['en']);
  });
});
