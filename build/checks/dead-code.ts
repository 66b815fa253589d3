import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { inLayer } from './arrows.ts';
import { isScript, listFiles } from './files.ts';
import type { Finding, Looked } from './finding.ts';
import { parseReport, runTool } from './tools.ts';

type Named = { readonly name: string; readonly line?: number };
type Issues = { readonly file: string } & Readonly<Record<string, readonly Named[] | string>>;
type Report = { readonly issues: readonly Issues[] };

const configuration = 'build/config/knip.json';

const notDead: Readonly<Record<string, string>> = { unlisted: 'package.json lacks', unresolved: 'there is no' };

/** A door names its types also for those who only infer them; values that nobody takes are dead. */
const isDoorType = (file: string, rule: string) => rule === 'types' && /(^|\/)index\.tsx?$/.test(file);

function findingsOf({ issues }: Report): Finding[] {
  return issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([rule, named]) => {
      if (typeof named === 'string' || isDoorType(file, rule)) return [];
      const says = notDead[rule] ?? 'nothing uses';
      return named.map(({ name, line }) => ({ file, line: line ?? 1, rule, says: `${says} ${name}` }));
    }),
  );
}

/** Files, exports and packages that nothing uses. */
export async function deadCode(root: string): Promise<Looked & { readonly expected: readonly string[] }> {
  const args = ['--config', configuration, '--reporter', 'json', '--no-progress', '--no-config-hints'];
  const report = parseReport<Report>('knip', await runTool(root, 'knip/bin/knip.js', args));
  const { project } = JSON.parse(readFileSync(join(root, configuration), 'utf8')) as { project: string[] };
  const expected = listFiles(root).filter((file) => isScript(file) && inLayer(file));
  const looked = expected.filter((file) => project.some((pattern) => matchesGlob(file, pattern)));
  return { looked, findings: findingsOf(report), expected };
}
