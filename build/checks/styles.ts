import type { Source } from './files.ts';
import type { Finding } from './finding.ts';

const RULE = /(?:^|[{};])([^{};]*)\{/g;
const CLASS = /^\.([\w-]+)$/;

/**
 * A class is laid out in one file. Style sheets of all folders meet in one page: two that give the same name to
 * different things spoil each other, and only where both were loaded.
 */
export function checkStyles(sources: readonly Source[]): Finding[] {
  const homes = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { file, text } of sources) {
    const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
    for (const rule of bare.matchAll(RULE)) {
      for (const selector of (rule[1] ?? '').split(',')) {
        const name = CLASS.exec(selector.trim())?.[1];
        if (name === undefined) continue;
        const home = homes.get(name) ?? file;
        homes.set(name, home);
        if (home === file) continue;
        const line = bare.slice(0, (rule.index ?? 0) + (rule[0] ?? '').length).split('\n').length;
        findings.push({ file, line, rule: 'one class, one file', says: `.${name} is laid out in ${home}` });
      }
    }
  }
  return findings;
}
