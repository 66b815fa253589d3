import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStopping, killGroup, start } from './children.mjs';
import { cache, readJson, root } from './places.mjs';
import { say } from './say.mjs';

/**
 * Electron's program, or why there is none. Never by `require('electron')`: where the program is missing,
 * that downloads it synchronously and without limit. Its own install script runs as a child instead.
 */
const quietMs = 60_000;
const wholeMs = 5 * 60_000;
const refusalMs = 24 * 3600 * 1000;

const places = {
  folder: join(root, 'node_modules/electron'),
  refusal: join(cache, 'electron-refused.json'),
  download: join(cache, 'electron-download'),
};

/** @returns {string | null} */
export function installedElectron(folder = places.folder, environment = process.env) {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** @returns {string | null} why it was refused less than a day ago */
export function rememberedRefusal(version, atUnixMs, file = places.refusal) {
  const refusal = readJson(file);
  if (refusal === null || refusal.version !== version) return null;
  const age = atUnixMs - refusal.atUnixMs;
  return age >= 0 && age < refusalMs ? refusal.why : null;
}

function bytesUnder(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    try {
      bytes += statSync(join(folder, String(name))).size;
    } catch {
      // It was moved between the listing and the look.
    }
  }
  return bytes;
}

/** Mirrors (ELECTRON_MIRROR, npm_config_electron_mirror …) reach the script through the environment as they are. */
export function installEnvironment(environment, download) {
  const proxied = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'http_proxy',
    'https_proxy',
    'npm_config_proxy',
    'npm_config_https_proxy',
  ];
  const useProxy = proxied.some((name) => (environment[name] ?? '') !== '') ? { ELECTRON_GET_USE_PROXY: 'true' } : {};
  return { ...environment, ...useProxy, TMPDIR: download, TEMP: download, TMP: download };
}

/** @returns {Promise<string | null>} null: it is there now; else why not */
export async function runInstallScript(node, script, watch, limits = { quietMs, wholeMs }) {
  const { child, ended } = start(node, [script], { stdio: ['ignore', 'pipe', 'pipe'], env: watch.environment });
  let text = '';
  let lastMs = performance.now();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more) => {
      text = (text + more).slice(-2000);
      lastMs = performance.now();
    });
  }
  const startMs = performance.now();
  let bytes = watch.bytes();
  let why = null;
  const look = async () => {
    while (child.exitCode === null && child.signalCode === null && why === null) {
      const now = watch.bytes();
      if (now !== bytes) lastMs = performance.now();
      bytes = now;
      if (performance.now() - lastMs > limits.quietMs) why = `no progress for ${limits.quietMs / 1000} s`;
      else if (performance.now() - startMs > limits.wholeMs) why = `not done after ${limits.wholeMs / 1000} s`;
      if (why !== null) killGroup(child, 'SIGKILL');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, Math.min(500, limits.quietMs / 4)))]);
    }
  };
  const [end] = await Promise.all([ended, look()]);
  if (why === null && end.code === 0) return null;
  return (
    why ??
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ??
    `exit code ${end.code}`
  );
}

/** @returns {Promise<{ program: string } | { why: string }>} */
export async function tryElectron(node, atUnixMs) {
  const version = readJson(join(places.folder, 'package.json'))?.version;
  if (version === undefined) return { why: 'its package is not installed' };
  const found = installedElectron();
  if (found !== null) return { program: found };
  const remembered = rememberedRefusal(version, atUnixMs);
  if (remembered !== null) return { why: `${remembered}; tried again a day after that` };
  say(`Fetching Electron ${version} (given up after ${quietMs / 1000} s without progress) …`);
  mkdirSync(places.download, { recursive: true });
  const watch = {
    environment: installEnvironment(process.env, places.download),
    bytes: () => bytesUnder(places.download) + bytesUnder(join(places.folder, 'dist')),
  };
  const why = await runInstallScript(node, join(places.folder, 'install.js'), watch);
  rmSync(places.download, { recursive: true, force: true });
  const program = why === null ? installedElectron() : null;
  if (program !== null) return { program };
  const reason = why ?? 'its program is not where it should be';
  if (!isStopping()) writeFileSync(places.refusal, JSON.stringify({ version, why: reason, atUnixMs }));
  return { why: reason };
}
