import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrows } from '../../build/checks/arrows.ts';
import { unseen } from '../../build/checks/finding.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const good = {
  'core/words/index.ts': "export { one } from './one.ts';\n",
  'core/words/one.ts': 'export const one = 1;\n',
  'main/app.ts': "import { shelf } from './shelf/index.ts';\nexport const app = shelf;\n",
  'main/shelf/index.ts': "export { shelf } from './shelf.ts';\n",
  'main/shelf/shelf.ts': "import { one } from '../../core/words/index.ts';\nexport const shelf = one;\n",
  'main/host/ports.ts': 'export type Host = { readonly kind: string };\n',
  'main/host/electron/main.ts': "import { app } from 'electron';\nexport const name = app.name;\n",
  'renderer/desk.ts': "import { one } from '../core/words/index.ts';\nexport const desk = one;\n",
};

/** One offence of each kind: the rule it breaks, and the source that breaks it. */
const offences: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no cycle', 'core/words/round.ts', "import { trip } from './trip.ts';\nexport const round = () => trip;\n"],
  ['everything is found', 'core/words/lost.ts', "import { gone } from './gone.ts';\nexport const lost = gone;\n"],
  ['core sees only core', 'core/words/up.ts', "export { app } from '../../main/app.ts';\n"],
  ['main sees only core', 'main/shelf/over.ts', "export { desk } from '../../renderer/desk.ts';\n"],
  ['preload sees only core', 'preload/over.ts', "export { app } from '../main/app.ts';\n"],
  ['renderer sees only core', 'renderer/over.ts', "export { app } from '../main/app.ts';\n"],
  ['core uses no package but the pure ones', 'core/words/react.ts', "export { useState } from 'react';\n"],
  ['only host/electron and preload import electron', 'main/shelf/app.ts', "export { app } from 'electron';\n"],
  ['a service never imports a host', 'main/shelf/host.ts', "export { name } from '../host/electron/main.ts';\n"],
  ['a service never imports the composition root', 'main/shelf/root.ts', "export { app } from '../app.ts';\n"],
  ['core: a sibling goes through the door', 'core/ink/back.ts', "export { one } from '../words/one.ts';\n"],
  ['main: a sibling goes through the door', 'main/store/back.ts', "export { shelf } from '../shelf/shelf.ts';\n"],
  ['renderer: a sibling goes through the door', 'renderer/ink/back.ts', "export { inner } from '../ui/inner.ts';\n"],
  ['a window goes through the doors of core', 'renderer/deep.ts', "export { one } from '../core/words/one.ts';\n"],
  ['the product imports no test', 'main/shelf/tested.ts', "export { probe } from '../../tests/probe.ts';\n"],
  ['the product imports no development package', 'main/shelf/dev.ts', "export { build } from 'vite';\n"],
  ['every package is named in package.json', 'main/shelf/stray.ts', "export { parse } from 'postcss';\n"],
];

describe('arrows', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = makeSandbox(good);
  });
  afterAll(() => sandbox.remove());

  test('refuse one offence of each kind and nothing else', async () => {
    expect((await arrows(sandbox.root)).findings).toEqual([]);
    sandbox.write('core/words/trip.ts', "import { round } from './round.ts';\nexport const trip = () => round;\n");
    sandbox.write('renderer/ui/inner.ts', 'export const inner = 1;\n');
    sandbox.write('tests/probe.ts', 'export const probe = 1;\n');
    for (const [, file, text] of offences) sandbox.write(file, text);
    const { findings, looked, expected } = await arrows(sandbox.root);
    for (const [rule, file] of offences) {
      expect(findings.map((finding) => `${finding.file}: ${finding.rule}`)).toContain(`${file}: ${rule}`);
    }
    const innocent = findings.filter(({ file }) => Object.hasOwn(good, file));
    expect(innocent).toEqual([]);
    expect(unseen(looked, expected, 'arrows')).toEqual([]);
  });

  test('looking at fewer files than git lists is an offence of its own', async () => {
    const { looked, expected } = await arrows(sandbox.root);
    expect(expected.length).toBeGreaterThan(10);
    expect(
      unseen(
        looked.filter((file) => file !== 'main/app.ts'),
        expected,
        'arrows',
      ).map(({ file }) => file),
    ).toEqual(['main/app.ts']);
    expect(unseen([], expected, 'arrows')).toHaveLength(expected.length);
  });
});
