import type { Finding } from './finding.ts';

export const dependenciesFile = 'build/dependencies.md';
const sides = new Set(['core', 'main', 'renderer', 'preload', 'build', 'tests']);

export type Row = { readonly name: string; readonly side: string; readonly why: string; readonly licence: string };
type Names = Readonly<Record<string, string>>;
export type Manifest = {
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
};

/** The rows `| package | side | why | licence |`. */
export function readDependencies(text: string): Row[] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 6 && !/^-+$/.test(cells[1] ?? '') && cells[1] !== 'Package')
    .map(([, name = '', side = '', why = '', licence = '']) => ({
      name: name.replaceAll('`', ''),
      side,
      why,
      licence,
    }));
}

/** One table says of each npm package which side has it, why, and under which licence. */
export function checkDependencies(
  table: string,
  manifest: Manifest,
  licenceOf: (name: string) => string | null,
): Finding[] {
  const findings: Finding[] = [];
  const rows = readDependencies(table);
  const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const finding = (file: string, says: string) => findings.push({ file, line: 1, rule: 'dependencies', says });
  for (const [name, version] of Object.entries(versions)) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) finding('package.json', `${name}: ${version} is no exact version`);
    if (!rows.some((row) => row.name === name)) finding(dependenciesFile, `${name} is missing`);
  }
  for (const { name, side, why, licence } of rows) {
    if (versions[name] === undefined) finding(dependenciesFile, `${name} is not in package.json`);
    if (side.split(', ').some((each) => !sides.has(each))) finding(dependenciesFile, `${name}: no such side: ${side}`);
    if (why.length < 8) finding(dependenciesFile, `${name}: say why it is here`);
    const real = licenceOf(name);
    if (real !== null && real !== licence) finding(dependenciesFile, `${name}: its licence is ${real}, not ${licence}`);
  }
  return findings;
}
