import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { slides } from '../../../tests/fixtures/slides.ts';
import { realClock } from '../../../tests/support/data.ts';
import { createShell } from './shell.ts';

// The real xdg-open, and a program that is registered for slides as an office suite registers itself.

const hasOpener = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'xdg-open')));
const type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-opener-'));
  for (const name of ['apps/applications', 'config']) mkdirSync(join(folder, name), { recursive: true });
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'apps'));
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
  // It asks for a display before it looks for a program, and never opens a window itself.
  vi.stubEnv('DISPLAY', ':99');
  vi.stubEnv('XDG_CURRENT_DESKTOP', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('slides go to the program that the system has for them, with their path as one argument', async (context) => {
  if (process.platform !== 'linux' || !hasOpener) return context.skip('xdg-open is not here: apt install xdg-utils');
  const got = join(folder, 'got.txt');
  const program = join(folder, 'office');
  writeFileSync(program, `#!/bin/sh\nprintf '%s|' "$#" "$1" > '${got}.part'\nmv '${got}.part' '${got}'\n`, {
    mode: 0o755,
  });
  const entry = ['[Desktop Entry]', 'Type=Application', 'Name=Office', `Exec=${program} %f`, `MimeType=${type};`];
  writeFileSync(join(folder, 'apps/applications/office.desktop'), `${entry.join('\n')}\n`);
  writeFileSync(join(folder, 'config/mimeapps.list'), `[Default Applications]\n${type}=office.desktop\n`);
  const path = join(folder, '三角形 课件.pptx');
  writeFileSync(path, slides(['三角形的内角和']), { mode: 0o444 });
  expect(await createShell(realClock, 'linux').openDocument(path)).toEqual({ ok: true, value: {} });
  await expect.poll(() => existsSync(got), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(got, 'utf8')).toBe(`1|${path}|`);
}, 60_000);
