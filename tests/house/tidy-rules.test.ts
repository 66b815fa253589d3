import { describe, expect, test } from 'vitest';
import { checkDoors, checkTree } from '../../build/checks/architecture.ts';
import { checkDependencies } from '../../build/checks/dependencies.ts';
import type { Source } from '../../build/checks/files.ts';
import { checkGlossary, readGlossary } from '../../build/checks/glossary.ts';
import { checkFileSizes, checkFunctionLengths } from '../../build/checks/limits.ts';
import { checkLock } from '../../build/checks/lock.ts';
import { checkStyles } from '../../build/checks/styles.ts';
import { checkLanguages, checkUsedKeys } from '../../build/checks/translations.ts';

const source = (file: string, text: string): Source => ({ file, text, lines: text.split('\n') });
const linesOf = (count: number) => Array.from({ length: count }, (_, index) => `const x${index} = ${index};`);

describe('sizes', () => {
  const short = Array.from({ length: 20 }, (_, index) => source(`core/${index}.ts`, linesOf(20).join('\n')));

  test('a file of more than 500 lines is refused', () => {
    expect(checkFileSizes(short)).toEqual([]);
    const giant = source('renderer/console/app.ts', linesOf(501).join('\n'));
    expect(checkFileSizes([...short, giant])).toMatchObject([{ file: giant.file, rule: 'file size' }]);
  });

  test('more than a tenth of the files over 250 lines, or half over 120, is refused', () => {
    const long = Array.from({ length: 4 }, (_, index) => source(`main/${index}.ts`, linesOf(300).join('\n')));
    expect(checkFileSizes([...short, ...long])).toMatchObject([{ rule: 'file sizes' }]);
    const middling = Array.from({ length: 30 }, (_, index) => source(`main/${index}.ts`, linesOf(150).join('\n')));
    expect(checkFileSizes([...short, ...middling])).toMatchObject([{ rule: 'file sizes' }]);
  });

  test('a function of more than 70 lines of its own is refused, however it is written', () => {
    const body = linesOf(71).join('\n');
    for (const text of [
      `export function long() {\n${body}\n}\n`,
      `export const long = () => {\n${body}\n};\n`,
      `export const x = { long() {\n${body}\n} };\n`,
      `export class X { long() {\n${body}\n} }\n`,
    ]) {
      expect(checkFunctionLengths(source('core/long.ts', text)), text.slice(0, 30)).toMatchObject([
        { rule: 'function size' },
      ]);
    }
    expect(
      checkFunctionLengths(source('core/short.ts', `export function short() {\n${linesOf(60).join('\n')}\n}\n`)),
    ).toEqual([]);
  });

  test('a factory may hold several functions, and not be a giant either', () => {
    const inner = (name: string) => `function ${name}() {\n${linesOf(50).join('\n')}\n}\n`;
    const factory = (count: number) =>
      source(
        'main/x.ts',
        `export function createX() {\n${Array.from({ length: count }, (_, at) => inner(`f${at}`)).join('')}}\n`,
      );
    expect(checkFunctionLengths(factory(3))).toEqual([]);
    expect(checkFunctionLengths(factory(4))).toMatchObject([{ rule: 'function size', line: 1 }]);
  });
});

describe('words', () => {
  const glossary = readGlossary(
    '## Words\n\n| Word | Meaning | Never |\n| --- | --- | --- |\n| **lesson** | what is taught | clip, episode |\n| **class** | pupils | group |\n',
  );

  test('an exported name that calls a lesson a clip or an episode, or a class a group, is refused', () => {
    for (const text of [
      'export type Clip = string;',
      'export type EpisodeId = string;',
      'export const Clip = v.object({});',
      'export type PupilGroups = string[];',
      'export interface SchoolGroup {}',
      'export class Episode {}',
    ]) {
      expect(checkGlossary(source('core/x.ts', text), glossary), text).toMatchObject([{ rule: 'glossary' }]);
    }
    expect(
      checkGlossary(
        source('core/x.ts', 'type Clip = string;\nexport type Eclipse = 1;\nexport const groupBy = 1;'),
        glossary,
      ),
    ).toEqual([]);
  });
});

describe('style sheets', () => {
  test('a class that two files lay out is refused; within other classes they may speak of it', () => {
    const list = source('renderer/browse/List.css', '.row {\n  position: absolute;\n}\n');
    const card = source('renderer/lesson/Card.css', '.card,\n.row {\n  display: flex;\n}\n');
    expect(checkStyles([list, card])).toMatchObject([{ file: card.file, line: 2, rule: 'one class, one file' }]);
    const within = source(
      'renderer/lesson/Card.css',
      '/* .row { */\n.card .row {\n  display: flex;\n}\n.row:hover {\n}\n',
    );
    expect(checkStyles([list, within])).toEqual([]);
  });
});

describe('the tree of docs/architecture.md', () => {
  const tree = '```\ncore/         law\n  words/      ids\nmain/         Node\n  store/      files\n```\n';
  const files = ['core/words/index.ts', 'main/store/index.ts'];

  test('agrees with the disk both ways', () => {
    expect(checkTree(tree, files)).toEqual([]);
    expect(checkTree(tree, files.slice(0, 1)).map(({ says }) => says)).toEqual([
      'main/ is drawn and not there',
      'main/store/ is drawn and not there',
    ]);
    expect(checkTree(tree, [...files, 'main/jobs/index.ts', 'extra/x.ts']).map(({ says }) => says)).toEqual([
      'main/jobs/ is there and not drawn',
      'extra/ is there and not drawn',
    ]);
  });

  test('a room without a door, and a door without a word on what it is for, are refused', () => {
    expect(checkDoors([source('main/store/put.ts', 'export const put = 1;')])).toMatchObject([{ rule: 'door' }]);
    expect(checkDoors([source('main/store/index.ts', "export { put } from './put.ts';")])).toMatchObject([
      { rule: 'door' },
    ]);
    expect(checkDoors([source('main/store/index.ts', '// Files by digest.\nexport const put = 1;')])).toEqual([]);
  });
});

describe('translations', () => {
  test('a text that one language lacks, or with other gaps, is refused', () => {
    expect(checkLanguages({ 'zh-CN': { a: '甲 {n}' }, en: { a: 'A {n}' } })).toEqual([]);
    expect(checkLanguages({ 'zh-CN': { a: '甲', b: '乙' }, en: { a: 'A' } })).toMatchObject([
      { file: 'resources/translations/en.json' },
    ]);
    expect(checkLanguages({ 'zh-CN': { a: '甲' }, en: { a: 'A', b: 'B' } })).toMatchObject([
      { file: 'resources/translations/zh-CN.json' },
    ]);
    expect(checkLanguages({ 'zh-CN': { a: '甲 {n}' }, en: { a: 'A {m}' } })).toHaveLength(1);
  });

  test('a key that a window uses and no language has is refused', () => {
    const keys = new Set(['shelf.title']);
    const window = (call: string) => source('renderer/x.tsx', call);
    expect(checkUsedKeys(window("const x = t('shelf.title');"), keys)).toEqual([]);
    expect(checkUsedKeys(window("const x = t('shelf.gone');"), keys)).toMatchObject([{ line: 1 }]);
    expect(checkUsedKeys(window("const x = words.t('shelf.gone', { n });"), keys)).toHaveLength(1);
    expect(checkUsedKeys(window("canvas.getContext('2d')"), keys)).toEqual([]);
  });
});

describe('npm packages', () => {
  const table = (rows: string) => `| Package | Side | Why | Licence |\n| --- | --- | --- | --- |\n${rows}`;
  const row = '| `ws` | main | the server of the browser host | MIT |\n';
  const licence = () => 'MIT';

  test('one that the table lacks, one too many, a wrong side, no reason, another licence, a loose version: refused', () => {
    const manifest = { dependencies: { ws: '8.23.0' } };
    expect(checkDependencies(table(row), manifest, licence)).toEqual([]);
    const refused = (rows: string, versions: Record<string, string> = manifest.dependencies) =>
      checkDependencies(table(rows), { dependencies: versions }, licence);
    expect(refused('')).toHaveLength(1);
    expect(refused(row, {})).toHaveLength(1);
    expect(refused(row.replace('main', 'cellar'))).toHaveLength(1);
    expect(refused(row.replace('the server of the browser host', 'x'))).toHaveLength(1);
    expect(refused(row.replace('MIT', 'GPL'))).toHaveLength(1);
    for (const loose of ['^8.23.0', '~8.23.0', '8', 'latest', '*']) expect(refused(row, { ws: loose })).toHaveLength(1);
  });

  const whole = {
    lockfileVersion: 3,
    packages: {
      '': { optionalDependencies: { 'tool-linux': '1.0.0' } },
      'node_modules/tool': { version: '1.0.0', integrity: 'sha512-x', optionalDependencies: { 'tool-mac': '1.0.0' } },
      'node_modules/tool-linux': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/tool-mac': { version: '1.0.0', integrity: 'sha512-x' },
    },
  };
  const manifest = { devDependencies: { tool: '1.0.0' }, optionalDependencies: { 'tool-linux': '1.0.0' } };

  test('a lock file is complete for every platform, of the same versions, with digests and without hosts', () => {
    expect(checkLock(whole, manifest)).toEqual([]);
    const { 'node_modules/tool-mac': mac, ...incomplete } = whole.packages;
    expect(checkLock({ ...whole, packages: incomplete }, manifest)).toMatchObject([{ says: /tool-mac/ }]);
    const nested = { ...incomplete, 'node_modules/tool/node_modules/tool-mac': mac };
    expect(checkLock({ ...whole, packages: nested }, manifest)).toEqual([]);
    const tool = whole.packages['node_modules/tool'];
    const changed = (entry: object) => ({ ...whole, packages: { ...whole.packages, 'node_modules/tool': entry } });
    expect(checkLock(changed({ ...tool, resolved: 'https://host/tool.tgz' }), manifest)).toHaveLength(1);
    expect(checkLock(changed({ ...tool, integrity: undefined }), manifest)).toHaveLength(1);
    expect(checkLock(changed({ ...tool, version: '1.0.1' }), manifest)).toHaveLength(1);
    expect(checkLock({ ...whole, lockfileVersion: 2 }, manifest)).toHaveLength(1);
  });
});
