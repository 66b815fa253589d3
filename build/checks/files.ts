import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What git lists, and what it would list once added: relative paths with forward slashes, on disk. */
export function listFiles(root: string): string[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const args = ['-c', 'core.quotepath=off', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = new Set(execFileSync('git', args, options).split('\0'));
  return [...names].filter((name) => name !== '' && existsSync(join(root, name))).sort();
}

export const isScript = (file: string): boolean => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts');
export const isTypeScript = (file: string): boolean => /\.tsx?$/.test(file);
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('tests/');
export const isText = (file: string): boolean =>
  /\.(ts|tsx|mjs|json|css|html|md|yml|yaml|svg|vtt|txt|conf)$/.test(file) || !/\.[a-z0-9]+$/i.test(file);

export type Source = { readonly file: string; readonly text: string; readonly lines: readonly string[] };

export function readSource(root: string, file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  return { file, text, lines: text.split('\n') };
}
