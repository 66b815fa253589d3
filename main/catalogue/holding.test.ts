import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holding, nothingHeld } from './holding.ts';
import { importers } from './importers/index.ts';

let around: string;
let root: string;
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'lectern-holding-'));
  root = join(around, '四年级');
  mkdirSync(root);
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

async function run(more: Partial<Parameters<typeof holding>[2]> = {}) {
  const held = nothingHeld();
  const importer = importers.folder?.(root, []);
  if (!importer) throw new Error('no importer of folders');
  const places = { storeFolder: join(around, 'store'), listFile: join(around, 'lists/a') };
  const how = { held, signal: new AbortController().signal, ...more };
  for await (const _ of holding(importer, { kind: 'folder', path: root, ...places }, how));
  return held;
}

describe('the files of a source', () => {
  test('come in runs: what is not read in one is left for the next', async () => {
    for (const name of ['一', '二', '三']) writeFileSync(join(root, `${name}.pdf`), `%PDF-1.7 ${name}`);
    expect(await run({ bytesMax: 0 })).toMatchObject({ held: 0, later: 3, bytes: 0 });
    expect(await run({ bytesMax: 1 })).toMatchObject({ held: 1, known: 0, later: 2 });
    expect(await run({ bytesMax: 1 })).toMatchObject({ held: 1, known: 1, later: 1 });
    expect(await run({ bytesMax: 0 })).toMatchObject({ held: 0, known: 2, later: 1 });
    expect(await run()).toMatchObject({ held: 1, known: 2, later: 0, bytes: 36 });
  });

  test('wait in the middle of one for as long as nothing may be read', async () => {
    writeFileSync(join(root, '课本.pdf'), Buffer.alloc(3 << 20, '%PDF-1.7 '));
    let steps = 0;
    let goOn = (): void => undefined;
    const free = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const running = run({
      onStep() {
        steps += 1;
        return free;
      },
    });
    await expect.poll(() => steps).toBe(1);
    goOn();
    expect(await running).toMatchObject({ held: 1, bytes: 3 << 20 });
    // Three parts, and the file.
    expect(steps).toBe(4);
  });

  test('are no more read when it is called off, and the part of one is nothing', async () => {
    writeFileSync(join(root, '课本.pdf'), Buffer.alloc(3 << 20, '%PDF-1.7 '));
    const stop = new AbortController();
    await expect(run({ signal: stop.signal, onStep: () => stop.abort() })).rejects.toThrow();
    expect(await run()).toMatchObject({ held: 1, known: 0 });
  });
});
