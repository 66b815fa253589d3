import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listArchive } from './archive.ts';
import { makeDistribution } from './stand-in-distribution.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly main: string;
  readonly devDependencies: { readonly electron: string };
};

describe('electron-builder on a stand-in distribution', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-packaging-'));
  const unpacked = join(folder, 'dist/linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  let files: string[] = [];

  beforeAll(async () => {
    expect(existsSync(join(root, 'out/main')), 'the built bundle: npm run build').toBe(true);
    makeDistribution(join(folder, 'electron'), manifest.devDependencies.electron);
    const options = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'dist')}`];
    const builder = join(root, 'node_modules/electron-builder/cli.js');
    const args = [builder, '--linux', 'dir', '--x64', '--config', 'electron-builder.yml', ...options];
    await run(process.execPath, args, { cwd: root, maxBuffer: 1e8 });
    files = listArchive(archive);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const inside = (pattern: RegExp) => files.filter((file) => pattern.test(file));

  test('the archive holds what Lectern runs', () => {
    expect(files).toContain(`/${manifest.main}`);
    expect(files).toContain('/package.json');
    expect(files).toContain('/out/preload/preload.cjs');
    expect(files).toContain('/out/resources/pages/console.html');
    expect(files).toContain('/out/resources/pages/screen.html');
    expect(files).toContain('/out/resources/sample/lesson.json');
    expect(files).toContain('/out/resources/translations/zh-CN.json');
    for (const name of ['better-sqlite3', 'fluent-ffmpeg', 'electron-updater', 'ws']) {
      expect(files, name).toContain(`/node_modules/${name}/package.json`);
    }
  });

  test('and nothing that it does not run', () => {
    expect(inside(/\.(map|d\.ts|ts|tsx)$/)).toEqual([]);
    expect(inside(/^\/(tests|docs|build|core|main|renderer|\.cache|dist)(\/|$)/)).toEqual([]);
    expect(
      inside(/^\/node_modules\/(@tanstack|react|react-dom|pinyin-pro|valibot|vite|vitest|typescript|electron)(\/|$)/),
    ).toEqual([]);
    expect(inside(/better-sqlite3\/(deps|src)(\/|$)/)).toEqual([]);
    expect(inside(/\.test\./)).toEqual([]);
  });

  test('the SQLite of this platform lies beside the archive, and no other', () => {
    const prebuilds = join(unpacked, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(readdirSync(prebuilds)).toEqual(['linux-x64.node']);
    const packed = readFileSync(join(prebuilds, 'linux-x64.node'));
    expect(packed.equals(readFileSync(join(root, 'node_modules/better-sqlite3/prebuilds/linux-x64.node')))).toBe(true);
    expect(inside(/\.node$/)).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
  });

  test('the fuses are set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'lectern'));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  });

  test('only the languages of Lectern come with it', () => {
    expect(readdirSync(join(unpacked, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});
