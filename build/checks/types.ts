import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { inLayer } from './arrows.ts';
import { isTypeScript, listFiles } from './files.ts';
import type { Finding, Looked } from './finding.ts';
import { runTool } from './tools.ts';

type Project = { readonly files?: readonly string[]; readonly references?: readonly { readonly path: string }[] };

/** The files that the solution's layers really compile. */
function compiledFiles(root: string): string[] {
  const solution = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as Project;
  return (solution.references ?? []).flatMap(({ path }) => {
    const file = join(root, path, 'tsconfig.json');
    if (!existsSync(file)) return [];
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
    return parsed.fileNames.map((name) => relative(root, name).replaceAll('\\', '/'));
  });
}

function findingOf(line: string): Finding | null {
  const match = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
  if (match === null) return null;
  const [, file = '', at = '1', rule = '', says = ''] = match;
  return { file, line: Number(at), rule, says };
}

/** One tsconfig per layer: `window` in main and `fs` in the renderer do not compile. */
export async function types(root: string): Promise<Looked & { readonly expected: readonly string[] }> {
  const end = await runTool(root, 'typescript/bin/tsc', ['-b', '--pretty', 'false', root]);
  const findings = end.stdout
    .split('\n')
    .map(findingOf)
    .filter((finding) => finding !== null);
  if (end.code !== 0 && findings.length === 0) {
    findings.push({ file: 'tsconfig.json', line: 1, rule: 'tsc', says: (end.stdout + end.stderr).trim() });
  }
  const expected = listFiles(root).filter((file) => isTypeScript(file) && inLayer(file));
  return { looked: compiledFiles(root), findings, expected };
}
