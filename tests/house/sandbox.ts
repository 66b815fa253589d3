import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const carriedOver = [
  'package.json',
  'tsconfig.json',
  'build/config',
  ...['core', 'main', 'main/host/electron', 'preload', 'renderer', 'build', 'tests'].map((at) => `${at}/tsconfig.json`),
];

export type Sandbox = { readonly root: string; write(file: string, text: string): void; remove(): void };

/** A project of this house's rules and nothing else, into which offences are written. */
export function makeSandbox(files: Readonly<Record<string, string>> = {}): Sandbox {
  const root = mkdtempSync(join(tmpdir(), 'lectern-house-'));
  for (const name of carriedOver) cpSync(join(project, name), join(root, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  writeFileSync(join(root, '.gitignore'), 'node_modules\n.cache\nout\n');
  execFileSync('git', ['init', '--quiet', root]);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
