import type { Manifest } from './dependencies.ts';
import type { Finding } from './finding.ts';

type LockEntry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lock = { readonly lockfileVersion?: number; readonly packages?: Readonly<Record<string, LockEntry>> };

/** Where Node would find `name` for the package at `path`: its own node_modules, then each one above. */
function entryFor(packages: Readonly<Record<string, LockEntry>>, path: string, name: string): LockEntry | undefined {
  let at = path;
  for (;;) {
    const found = packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`];
    if (found !== undefined || at === '') return found;
    const above = at.lastIndexOf('/node_modules/');
    at = above < 0 ? '' : at.slice(0, above);
  }
}

/**
 * A release of a package with platform binaries may reach the registry one platform at a time. A lock file
 * made meanwhile lacks entries: `npm install` works, and `npm ci` fails on every other machine.
 */
export function checkLock(lock: Lock, manifest: Manifest): Finding[] {
  const findings: Finding[] = [];
  const finding = (says: string) => findings.push({ file: 'package-lock.json', line: 1, rule: 'lock', says });
  const packages = lock.packages ?? {};
  if (lock.lockfileVersion !== 3) finding(`its version is ${lock.lockfileVersion}, not 3`);
  for (const [path, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (entryFor(packages, path, name) === undefined)
        finding(`${name}, optional for ${path || 'Lectern'}, has no entry`);
    }
    if (entry.resolved !== undefined) finding(`${path} names a host; set omit-lockfile-registry-resolved`);
    if (path !== '' && entry.link !== true && entry.integrity === undefined) finding(`${path} has no digest`);
  }
  const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [name, version] of Object.entries(named)) {
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked !== version) finding(`${name} is ${version} in package.json and ${locked ?? 'missing'} here`);
  }
  return findings;
}
