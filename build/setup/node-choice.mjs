import { existsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { cache, readJson, readPackage, root } from './places.mjs';
import { Refusal } from './say.mjs';
import { isAtLeast, parseVersion, strictest } from './versions.mjs';

const executable = process.platform === 'win32' ? 'node.exe' : 'node';
const platformPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The range of Node that Lectern and the chosen Electron both take. */
export function wantedNode() {
  const electron = readJson(join(root, 'node_modules/electron/package.json'));
  return strictest([readPackage().engines?.node, electron?.engines?.node]);
}

/** The Node of the platform package, where there is one for this machine and it is installed. */
export function packagedNode() {
  const file = join(root, 'node_modules', platformPackage, 'bin', executable);
  return existsSync(file) ? file : null;
}

export function hasPlatformPackage() {
  return readPackage().optionalDependencies?.[platformPackage] !== undefined;
}

/** A Node of the machine itself: not one inside node_modules, which `npm ci` takes away while it runs. */
export function machineNode() {
  const ours = join(root, 'node_modules') + sep;
  if (!process.execPath.startsWith(ours)) return process.execPath;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, executable);
    if (folder !== '' && !file.startsWith(ours) && !folder.includes('node_modules') && existsSync(file)) return file;
  }
  return process.execPath;
}

export function nodeRefusal(wanted) {
  const major = parseVersion(wanted)?.[0] ?? 24;
  return new Refusal(
    `Lectern needs Node ${wanted.replace('>=', '').trim()} or newer and this is ${process.version}: ` +
      `install Node ${major + (major % 2)} or newer from nodejs.org and run the same command again.`,
  );
}

/** Before anything is installed: says at once when no Node can be had for this machine. */
export function checkNodeCanBeHad() {
  const wanted = wantedNode();
  if (!isAtLeast(process.version, wanted) && !hasPlatformPackage()) throw nodeRefusal(wanted);
}

/** @returns {string} the Node that runs everything from here on */
export function chooseNode() {
  const wanted = wantedNode();
  if (isAtLeast(process.version, wanted)) return process.execPath;
  const packaged = packagedNode();
  if (packaged === null) throw nodeRefusal(wanted);
  return packaged;
}

/** The environment in which `node` means the chosen one for every child. */
export function nodeEnvironment(node, environment = process.env) {
  const path = [join(node, '..'), join(root, 'node_modules/.bin'), environment.PATH ?? ''].join(delimiter);
  return { ...environment, PATH: path, LECTERN_CACHE: environment.LECTERN_CACHE ?? cache };
}
