/**
 * Builds what runs from the sources, into out/:
 *
 *   out/main/      browser.js, electron.js, cli.js and one file for each main/**\/*.worker.ts and *.process.ts,
 *                  all flat, so that `new URL('./x.worker.js', import.meta.url)` holds from any of them
 *   out/preload/   preload.cjs (a sandboxed preload is CommonJS and may require 'electron' only)
 *   out/resources/ the folder `paths.resources` names: pages/ (console.html, screen.html, assets/, pdf/) and a copy
 *                  of resources/; and remote/, the page for phones, by itself. From out/main it is '../resources', in a clone and in the package alike.
 */
import { cpSync, existsSync, globSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { makeHanTable } from './han.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Loaded from node_modules at run time: native, or needing files of their own beside them. */
const mainExternals = ['electron', 'better-sqlite3', 'electron-updater', 'fluent-ffmpeg', 'ws'];

type Entries = Record<string, string>;

function onDisk(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}

export function mainEntries(): Entries {
  const entries = onDisk({
    browser: join(root, 'main/host/browser/main.ts'),
    electron: join(root, 'main/host/electron/main.ts'),
    cli: join(root, 'main/cli/main.ts'),
  });
  for (const file of globSync('main/**/*.{worker,process}.ts', { cwd: root })) {
    const name = basename(file, '.ts');
    if (entries[name] !== undefined) throw new Error(`two entries of main are called ${name}: ${file}`);
    entries[name] = join(root, file);
  }
  return entries;
}

const common: InlineConfig = {
  root,
  configFile: false,
  cacheDir: join(root, '.cache/vite'),
  logLevel: 'warn',
  publicDir: false,
};

async function bundleMain(): Promise<void> {
  const input = mainEntries();
  if (Object.keys(input).length === 0) return;
  await build({
    ...common,
    ssr: { noExternal: true, external: mainExternals },
    build: {
      ssr: true,
      outDir: join(root, 'out/main'),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      target: 'node22',
      rolldownOptions: {
        input,
        external: mainExternals,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  });
}

async function bundlePreload(): Promise<void> {
  const input = onDisk({ preload: join(root, 'preload/preload.ts') });
  if (Object.keys(input).length === 0) return;
  await build({
    ...common,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir: join(root, 'out/preload'),
      emptyOutDir: true,
      minify: false,
      target: 'node22',
      rolldownOptions: {
        input,
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
}

/** Pages of the renderer; `input`: their HTML by name. */
function pagesConfig(outDir: string, target: string | string[], input: Entries): InlineConfig {
  return {
    ...common,
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target,
      // The pages' CSP allows nothing inline and no data: script, so nothing is folded into the page.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input },
    },
  };
}

/** Of the windows of Lectern's own Chromium. */
export function windowPages(outDir: string): InlineConfig {
  const input = { console: join(root, 'renderer/console.html'), screen: join(root, 'renderer/screen.html') };
  return pagesConfig(outDir, 'chrome140', input);
}

async function bundlePages(): Promise<void> {
  const config = windowPages(join(root, 'out/resources/pages'));
  await build({ ...config, build: { ...config.build, sourcemap: true } });
}

/** The page that phones open: a bundle of its own, so that its listener has nothing else to hand out, for old phones. */
async function bundleRemotePage(): Promise<void> {
  const input = { remote: join(root, 'renderer/remote.html') };
  await build(pagesConfig(join(root, 'out/resources/remote'), ['chrome80', 'safari14', 'firefox78'], input));
}

function copyResources(): void {
  const target = join(root, 'out/resources');
  mkdirSync(target, { recursive: true });
  for (const name of ['sample', 'translations', 'icons', 'fonts']) {
    rmSync(join(target, name), { recursive: true, force: true });
    const source = join(root, 'resources', name);
    if (existsSync(source)) cpSync(source, join(target, name), { recursive: true });
  }
}

/**
 * pdf.js's worker and what it reads at run time, beside the pages and not bundled into them: the worker is served
 * with a policy of its own, and Chinese PDFs without fonts of their own need the CMaps. Its scripting sandbox
 * (quickjs) is left out: a document runs nothing here.
 */
function copyPdf(): void {
  const source = join(root, 'node_modules/pdfjs-dist');
  const target = join(root, 'out/resources/pages/pdf');
  cpSync(join(source, 'build/pdf.worker.min.mjs'), join(target, 'pdf.worker.min.mjs'));
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    cpSync(join(source, folder), join(target, folder), {
      recursive: true,
      filter: (path) => !/quickjs/i.test(basename(path)),
    });
  }
}

/** What characters sound like and how they are written simply, for searches. */
function writeHanTable(): void {
  writeFileSync(join(root, 'out/resources/han.txt'), makeHanTable());
}

export async function bundle(): Promise<void> {
  const startedAt = new Date();
  copyResources();
  writeHanTable();
  await bundlePages();
  await bundleRemotePage();
  copyPdf();
  await bundleMain();
  await bundlePreload();
  // Its date is what set-up compares the sources with: the start, so that a file saved meanwhile counts as newer.
  const built = join(root, 'out/built');
  writeFileSync(built, `${startedAt.toISOString()}\n`);
  utimesSync(built, startedAt, startedAt);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
