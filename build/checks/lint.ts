import { isScript, listFiles } from './files.ts';
import type { Finding, Looked } from './finding.ts';
import { parseReport, runTool } from './tools.ts';

type Position = { readonly line: number };
type Report = {
  readonly summary: { readonly changed: number; readonly unchanged: number };
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly message: string;
    readonly location: { readonly path: string | null; readonly start?: Position };
  }[];
};

const formatted = (file: string) =>
  (isScript(file) || /\.(css|json)$/.test(file)) &&
  !/^(package-lock\.json|resources\/sample\/)|\/biome\.json$/.test(file);

/** Biome gives a count, not a list: what is missing has no name, only a number. */
export async function lint(root: string): Promise<Looked & { readonly expected: readonly string[] }> {
  const files = listFiles(root).filter(formatted);
  const args = ['check', '--config-path=build/config', '--reporter=json', '--max-diagnostics=500', ...files];
  const report = parseReport<Report>('biome', await runTool(root, '@biomejs/biome/bin/biome', args));
  const findings: Finding[] = report.diagnostics
    .filter(({ severity }) => severity !== 'information')
    .map(({ category, message, location }) => ({
      file: location.path ?? '',
      line: location.start?.line ?? 1,
      rule: category,
      says: message,
    }));
  const count = report.summary.changed + report.summary.unchanged;
  return { looked: files.slice(0, count), findings, expected: files };
}
