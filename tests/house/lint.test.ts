import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unseen } from '../../build/checks/finding.ts';
import { lint } from '../../build/checks/lint.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const offences: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['format', 'core/format.ts', 'export const x = "double"\n'],
  ['lint/suspicious/noExplicitAny', 'core/any.ts', 'export const x = (y: any) => y;\n'],
  ['lint/suspicious/noConsole', 'main/console.ts', "console.log('x');\nexport const x = 1;\n"],
  ['lint/style/noDefaultExport', 'core/default.ts', 'const x = 1;\nexport default x;\n'],
  ['lint/style/noEnum', 'core/enum.ts', 'export enum Side {\n  Left,\n}\n'],
  ['lint/style/noNonNullAssertion', 'core/sure.ts', 'export const x = (y: string | null) => y!.length;\n'],
  ['lint/style/useImportType', 'core/import.ts', "import { X } from './x.ts';\n\nexport const y = (x: X) => x;\n"],
  ['lint/style/useThrowOnlyError', 'core/throw.ts', "export const x = () => {\n  throw 'x';\n};\n"],
  ['lint/style/useNodejsImportProtocol', 'main/fs.ts', "export { readFileSync } from 'fs';\n"],
  ['lint/correctness/useImportExtensions', 'core/extension.ts', "export { X } from './x';\n"],
  ['lint/correctness/noUnusedImports', 'core/unused.ts', "import { X } from './x.ts';\n\nexport const y = 1;\n"],
  ['lint/security/noGlobalEval', 'core/eval.ts', "export const x = () => eval('1');\n"],
  [
    'lint/security/noDangerouslySetInnerHtml',
    'renderer/html.tsx',
    "export const X = () => <div dangerouslySetInnerHTML={{ __html: '' }} />;\n",
  ],
  [
    'lint/nursery/noFloatingPromises',
    'core/floating.ts',
    'const later = async () => 1;\nexport const x = () => {\n  later();\n};\n',
  ],
];

describe('lint', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = makeSandbox({ 'core/x.ts': 'export type X = { readonly x: number };\n' });
  });
  afterAll(() => sandbox.remove());

  test('refuses one offence of each kind', async () => {
    for (const [, file, text] of offences) sandbox.write(file, text);
    const { findings, looked, expected } = await lint(sandbox.root);
    const found = findings.map(({ file, rule }) => `${file}: ${rule}`);
    for (const [rule, file] of offences) expect(found).toContain(`${file}: ${rule}`);
    expect(findings.filter(({ file }) => file === 'core/x.ts')).toEqual([]);
    expect(unseen(looked, expected, 'lint')).toEqual([]);
  });

  test('a file that Biome was told to pass over is seen to be missing', async () => {
    const { expected } = await lint(sandbox.root);
    const config = expected.length;
    sandbox.write('out.css', 'a {\n  color: red;\n}\n');
    const all = await lint(sandbox.root);
    expect(all.expected).toHaveLength(config + 1);
    expect(unseen(all.looked.slice(0, -1), all.expected, 'lint')).toHaveLength(1);
  });
});
