import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadCode } from '../../build/checks/dead-code.ts';
import { unseen } from '../../build/checks/finding.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = makeSandbox({
    'main/cli/main.ts': "import { used } from '../shelf.ts';\nexport const main = used;\n",
    'main/shelf.ts': 'export const used = 1;\nexport const nobody = 2;\nexport type Nobody = number;\n',
    'main/alone.ts': 'export const alone = 1;\n',
  });
});
afterAll(() => sandbox.remove());

test('dead code refuses a file, an export, a type and a package that nothing uses', async () => {
  const { findings, looked, expected } = await deadCode(sandbox.root);
  const found = findings.map(({ file, rule, says }) => `${file} ${rule}: ${says}`);
  expect(found).toContain('main/alone.ts files: nothing uses main/alone.ts');
  expect(found).toContain('main/shelf.ts exports: nothing uses nobody');
  expect(found).toContain('main/shelf.ts types: nothing uses Nobody');
  expect(found).toContain('package.json dependencies: nothing uses react');
  expect(found.filter((line) => line.includes('nothing uses used'))).toEqual([]);
  expect(unseen(looked, expected, 'dead code')).toEqual([]);
});

test('a package that is used and not named is refused; a type that only a door names is not', async () => {
  sandbox.write('main/cli/stray.ts', "import { parse } from 'postcss';\nexport const stray = parse;\n");
  sandbox.write(
    'main/cli/main.ts',
    "import { door } from '../desk/index.ts';\nimport { stray } from './stray.ts';\nexport const main = [stray, door];\n",
  );
  sandbox.write('main/desk/index.ts', "export { type Door, door } from './door.ts';\n");
  sandbox.write('main/desk/door.ts', 'export type Door = number;\nexport const door: Door = 1;\n');
  const { findings } = await deadCode(sandbox.root);
  const found = findings.map(({ file, rule, says }) => `${file} ${rule}: ${says}`);
  expect(found).toContain('main/cli/stray.ts unlisted: package.json lacks postcss');
  expect(found.filter((line) => line.startsWith('main/desk/'))).toEqual([]);
});

test('a layer that its configuration does not name is seen to be missing', () => {
  expect(unseen(['main/cli/main.ts'], ['main/cli/main.ts', 'core/x.ts'], 'dead code')).toMatchObject([
    { file: 'core/x.ts', rule: 'unseen' },
  ]);
});
