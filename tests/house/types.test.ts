import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unseen } from '../../build/checks/finding.ts';
import { types } from '../../build/checks/types.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const good = {
  'core/fine.ts': 'export const fine: number = 1;\n',
  'main/fine.ts': "import { readFileSync } from 'node:fs';\nexport const fine = readFileSync;\n",
  'main/host/electron/fine.ts': "import { app } from 'electron';\nexport const fine = app.name;\n",
  'preload/fine.ts': 'export const fine = () => window.name;\n',
  'renderer/fine.tsx': 'export const fine = <b>{document.title}</b>;\n',
  'build/fine.ts': 'export const fine = process.pid;\n',
  'tests/fine.ts': 'export const fine = () => window.name + process.pid;\n',
};

const offences: readonly (readonly [file: string, text: string, says: RegExp])[] = [
  ['core/window.ts', 'export const offence = () => window.name;\n', /window/],
  ['core/process.ts', 'export const offence = () => process.pid;\n', /process/],
  ['core/timer.ts', 'export const offence = () => setTimeout(() => 0, 1);\n', /setTimeout/],
  ['core/fs.ts', "export { readFileSync } from 'node:fs';\n", /node:fs/],
  ['main/window.ts', 'export const offence = () => window.name;\n', /window/],
  ['main/document.ts', 'export const offence = () => document.title;\n', /document/],
  ['main/host/electron/window.ts', 'export const offence = () => window.name;\n', /window/],
  ['preload/process.ts', 'export const offence = () => process.pid;\n', /process/],
  ['renderer/fs.ts', "export { readFileSync } from 'node:fs';\n", /node:fs/],
  ['renderer/process.ts', 'export const offence = () => process.pid;\n', /process/],
  ['main/loose.ts', 'export const offence = (value) => value;\n', /implicitly/],
  ['main/unused.ts', 'const nobody = 1;\nexport const offence = 1;\n', /nobody/],
  ['main/unchecked.ts', 'export const offence = (list: number[]): number => list[0];\n', /undefined/],
  ['main/enum.ts', 'export enum Offence { One }\n', /erasable/],
];

describe('types', () => {
  let sandbox: Sandbox;
  let compiled: Awaited<ReturnType<typeof types>>;
  beforeAll(async () => {
    sandbox = makeSandbox(good);
    for (const [file, text] of offences) sandbox.write(file, text);
    compiled = await types(sandbox.root);
  }, 120_000);
  afterAll(() => sandbox.remove());

  test('each layer sees its own side only, and all the files that git lists are compiled', () => {
    const { findings, looked, expected } = compiled;
    for (const [file, , says] of offences) {
      const found = findings.filter((finding) => finding.file === file);
      expect(found.map((finding) => finding.says).join(), file).toMatch(says);
    }
    expect(findings.filter(({ file }) => Object.hasOwn(good, file))).toEqual([]);
    for (const file of [...Object.keys(good), ...offences.map(([name]) => name)]) expect(expected).toContain(file);
    expect(unseen(looked, expected, 'types')).toEqual([]);
  });

  test('a file that no layer compiles is seen to be left out', () => {
    const without = compiled.looked.filter((file) => file !== 'tests/fine.ts');
    expect(unseen(without, compiled.expected, 'types').map(({ file }) => file)).toEqual(['tests/fine.ts']);
  });
});
