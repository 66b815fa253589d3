import ts from 'typescript';
import { isTest, type Source } from './files.ts';
import type { Finding } from './finding.ts';

export const fileLinesMax = 500;
export const fileLinesP90 = 250;
export const fileLinesMedian = 120;
/** A function's own lines: the functions inside it count for themselves, as the methods of a class would. */
export const functionLinesMax = 70;
/** A factory with everything inside it. */
export const wholeFunctionLinesMax = 200;

/** The giant file grows exactly where the console and the ink are: it is refused while it is small. */
export function checkFileSizes(sources: readonly Source[]): Finding[] {
  const sized = sources.map(({ file, lines }) => ({ file, count: lines.length }));
  const findings: Finding[] = sized
    .filter(({ count }) => count > fileLinesMax)
    .map(({ file, count }) => ({
      file,
      line: count,
      rule: 'file size',
      says: `${count} lines; at most ${fileLinesMax}`,
    }));
  const ordered = sized.toSorted((one, other) => one.count - other.count);
  for (const [share, limit] of [
    [0.9, fileLinesP90],
    [0.5, fileLinesMedian],
  ] as const) {
    const at = ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))];
    if (at === undefined || at.count <= limit) continue;
    const says = `${Math.round(share * 100)}% of the files should have at most ${limit} lines, and this one there has ${at.count}`;
    findings.push({ file: at.file, line: at.count, rule: 'file sizes', says });
  }
  return findings;
}

function nameOf(node: ts.Node): string {
  const named = node as { readonly name?: ts.Node };
  if (named.name !== undefined && ts.isIdentifier(named.name)) return named.name.text;
  const { parent } = node;
  if (parent !== undefined && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  return 'a function';
}

function bodyLines(tree: ts.SourceFile, node: ts.Node): { from: number; count: number } {
  const from = tree.getLineAndCharacterOfPosition(node.getStart()).line;
  return { from, count: tree.getLineAndCharacterOfPosition(node.getEnd()).line - from + 1 };
}

const hasBody = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

export function checkFunctionLengths({ file, text }: Source): Finding[] {
  if (isTest(file)) return [];
  const findings: Finding[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, scriptKind(file));
  /** Returns how many lines under `node` belong to functions inside it. */
  const visit = (node: ts.Node): number => {
    let inner = 0;
    ts.forEachChild(node, (child) => {
      inner += visit(child);
    });
    if (!hasBody(node)) return inner;
    const { from, count } = bodyLines(tree, node);
    const own = count - inner;
    if (own > functionLinesMax || count > wholeFunctionLinesMax) {
      const most = own > functionLinesMax ? `${own} lines of its own; at most ${functionLinesMax}` : `${count} lines`;
      findings.push({ file, line: from + 1, rule: 'function size', says: `${nameOf(node)} has ${most}` });
    }
    return Math.max(0, count - 1);
  };
  visit(tree);
  return findings;
}

export function scriptKind(file: string): ts.ScriptKind {
  if (file.endsWith('.tsx')) return ts.ScriptKind.TSX;
  return file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}
