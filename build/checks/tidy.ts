import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { architectureFile, checkDoors, checkTree } from './architecture.ts';
import { checkBans } from './bans.ts';
import { checkDependencies, dependenciesFile, type Manifest } from './dependencies.ts';
import { isScript, isTest, isText, listFiles, readSource, type Source } from './files.ts';
import type { Finding, Looked } from './finding.ts';
import { checkGlossary, readGlossary } from './glossary.ts';
import { checkFileSizes, checkFunctionLengths } from './limits.ts';
import { checkLock, type Lock } from './lock.ts';
import { checkStyles } from './styles.ts';
import { checkLanguages, checkUsedKeys, keysOf, type Texts } from './translations.ts';

const languages = ['zh-CN', 'en'];
const isProduct = (file: string) => /^(core|main|preload|renderer)\//.test(file) && !isTest(file);
const laidOut = /\.(ts|tsx|mjs|css)$/;

function readJson<T>(root: string, file: string): T | null {
  const path = join(root, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

function checkTranslations(root: string, sources: readonly Source[]): Finding[] {
  const texts = languages.map((name) => [name, readJson<Texts>(root, `resources/translations/${name}.json`)] as const);
  const there = Object.fromEntries(texts.filter((entry): entry is [string, Texts] => entry[1] !== null));
  if (Object.keys(there).length === 0) return [];
  const keys = new Set(Object.values(there).flatMap((each) => keysOf(each)));
  const windows = sources.filter(({ file }) => file.startsWith('renderer/') && isScript(file) && !isTest(file));
  return [...checkLanguages(there), ...windows.flatMap((source) => checkUsedKeys(source, keys))];
}

function licenceIn(root: string): (name: string) => string | null {
  return (name) => readJson<{ license?: string }>(root, `node_modules/${name}/package.json`)?.license ?? null;
}

/** Reads the whole source and says every offence against the rules that no compiler or linter holds. */
export function tidy(root: string): Looked {
  const files = listFiles(root);
  const sources = files.filter(isText).map((file) => readSource(root, file));
  const scripts = sources.filter(({ file }) => isScript(file));
  const architecture = sources.find(({ file }) => file === architectureFile)?.text ?? '';
  const words = readGlossary(architecture);
  const manifest = readJson<Manifest>(root, 'package.json') ?? {};
  const table = sources.find(({ file }) => file === dependenciesFile)?.text ?? '';
  const findings = [
    ...sources.flatMap((source) => checkBans(source)),
    ...checkFileSizes(sources.filter(({ file }) => laidOut.test(file))),
    ...scripts.flatMap((source) => checkFunctionLengths(source)),
    ...scripts.filter(({ file }) => isProduct(file)).flatMap((source) => checkGlossary(source, words)),
    ...checkStyles(sources.filter(({ file }) => file.endsWith('.css'))),
    ...checkTree(architecture, files),
    ...checkDoors(scripts),
    ...checkTranslations(root, sources),
    ...checkDependencies(table, manifest, licenceIn(root)),
    ...checkLock(readJson<Lock>(root, 'package-lock.json') ?? {}, manifest),
  ];
  return { looked: sources.map(({ file }) => file), findings };
}
