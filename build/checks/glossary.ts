import ts from 'typescript';
import type { Source } from './files.ts';
import type { Finding } from './finding.ts';
import { scriptKind } from './limits.ts';

export type Word = { readonly word: string; readonly never: readonly string[] };

/** The rows `| word | what it means | never: a, b |` under the heading "Words" of docs/architecture.md. */
export function readGlossary(architecture: string): Word[] {
  const section = architecture.split(/^## /m).find((part) => part.startsWith('Words')) ?? '';
  return section
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 5 && cells[1] !== '' && !/^-+$/.test(cells[1] ?? '') && cells[1] !== 'Word')
    .map((cells) => ({
      word: (cells[1] ?? '').replaceAll('*', ''),
      never: (cells[3] ?? '')
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ''),
    }));
}

/** `ChapterGroupId` → chapter, group, id */
function segments(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((part) => part.toLowerCase());
}

/** Exported types, and the schemas that are written like types. */
function exportedNames(tree: ts.SourceFile): ts.Identifier[] {
  const names: ts.Identifier[] = [];
  for (const statement of tree.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) names.push(statement.name);
    if (ts.isClassDeclaration(statement) && statement.name !== undefined) names.push(statement.name);
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && /^[A-Z][a-z]/.test(name.text)) names.push(name);
      }
    }
  }
  return names;
}

/** One word has one meaning: an exported name that calls a thing by a synonym of its word is refused. */
export function checkGlossary({ file, text }: Source, words: readonly Word[]): Finding[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, scriptKind(file));
  const findings: Finding[] = [];
  for (const name of exportedNames(tree)) {
    const parts = new Set(segments(name.text));
    for (const { word, never } of words) {
      const synonym = never.find((candidate) => parts.has(candidate) || parts.has(`${candidate}s`));
      if (synonym === undefined) continue;
      const line = tree.getLineAndCharacterOfPosition(name.getStart()).line + 1;
      const says = `${name.text}: the word of the house for ${synonym} is ${word}`;
      findings.push({ file, line, rule: 'glossary', says });
    }
  }
  return findings;
}
