import { isScript, isTypeScript, listFiles } from './files.ts';
import type { Looked } from './finding.ts';
import { parseReport, runTool } from './tools.ts';

type Report = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
};

export const layers = ['core', 'main', 'preload', 'renderer', 'build', 'tests'];
export const inLayer = (file: string): boolean => layers.some((layer) => file.startsWith(`${layer}/`));

/**
 * The sideways arrows. With a TypeScript that it does not read, dependency-cruiser (18.7 with TypeScript 7)
 * sees no module, says that all is well and exits 0: so what it saw is compared with what git lists.
 */
export async function arrows(root: string): Promise<Looked & { readonly expected: readonly string[] }> {
  const files = listFiles(root).filter((file) => isScript(file) && inLayer(file));
  const there = layers.filter((layer) => files.some((file) => file.startsWith(`${layer}/`)));
  const args = ['--config', 'build/config/depcruise.mjs', '--output-type', 'json', ...there];
  const script = 'dependency-cruiser/bin/dependency-cruiser.mjs';
  const report = parseReport<Report>('dependency-cruiser', await runTool(root, script, args));
  const findings = report.summary.violations.map(({ from, to, rule, cycle }) => {
    const says = cycle === undefined ? `→ ${to}` : `→ ${cycle.map(({ name }) => name).join(' → ')}`;
    return { file: from, line: 1, rule: rule.name, says };
  });
  return {
    looked: report.modules.map(({ source }) => source),
    findings,
    expected: files.filter((file) => isTypeScript(file)),
  };
}
