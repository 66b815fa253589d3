import { expect, test } from 'vitest';
import { bans, checkBans } from './bans.ts';

/** One offence of each kind, and a place where it stands. */
const offences: Readonly<Record<string, readonly (readonly [file: string, line: string])[]>> = {
  'wall clock': [
    ['core/x.ts', 'const at = Date.now();'],
    ['renderer/x.tsx', 'const at = new Date();'],
  ],
  transport: [
    ['main/shelf/x.ts', "ipcMain.handle('x', () => 1);"],
    ['main/shelf/x.ts', "import { WebSocketServer } from 'ws';"],
  ],
  database: [['main/library/x.ts', 'const file = new Database(path);']],
  console: [['renderer/x.ts', "console.log('x');"]],
  interval: [['renderer/x.ts', 'setInterval(look, 100);']],
  unfinished: [
    ['core/x.ts', '// TODO later'],
    ['renderer/x.css', '/* FIXME */'],
  ],
  'silenced types': [['core/x.ts', '// @ts-ignore']],
  fork: [['main/x.ts', "import { fork } from 'node:child_process';"]],
  'electron in Node': [['build/x.mjs', "const program = require('electron');"]],
  'lone test': [['core/x.test.ts', "test.only('x', () => {});"]],
  shell: [
    ['main/x.ts', "exec('ffmpeg -i ' + name);"],
    ['main/x.ts', 'spawn(name, args, { shell: true });'],
  ],
  'open to the network': [['main/x.ts', "server.listen(0, '0.0.0.0');"]],
  ffmpeg: [['main/imports/x.ts', "import ffmpeg from 'fluent-ffmpeg';"]],
  'this machine': [['docs/x.md', 'see /root/lectern']],
  'registry host': [['package-lock.json', '"resolved": "https://registry.npmjs.org/x"']],
};

const offend = (file: string, line: string) => checkBans({ file, text: line, lines: ['', line] });

test.each(bans.map(({ rule }) => rule))('one offence of each kind is refused: %s', (rule) => {
  const examples = offences[rule];
  expect(examples, 'an example of it').toBeDefined();
  for (const [file, line] of examples ?? []) expect(offend(file, line), line).toMatchObject([{ rule, line: 2, file }]);
});

test('every ban names what to write instead', () => {
  for (const { instead } of bans) expect(instead.length).toBeGreaterThan(8);
});

test('a comment may speak of what is banned', () => {
  expect(offend('core/x.ts', '// Date.now() would step with the system clock')).toEqual([]);
  expect(offend('core/x.ts', 'const at = clock.now(); // never Date.now()')).toEqual([]);
});

test('the place that the others go through may do it', () => {
  expect(offend('main/database/open.ts', 'const file = new Database(path);')).toEqual([]);
  expect(offend('main/host/electron/carrier.ts', "ipcMain.handle('x', () => 1);")).toEqual([]);
  expect(offend('main/media/ffmpeg.ts', "import ffmpeg from 'fluent-ffmpeg';")).toEqual([]);
});
