import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../core/contract/index.ts';
import type { Asset, AssetDigest, JobId, Lesson } from '../../core/words/index.ts';
import { slides } from '../../tests/fixtures/slides.ts';
import { type ImportBench, openImportBench } from '../../tests/media/import-bench.ts';
import { openWorkbench } from '../../tests/media/workbench.ts';
import { findOffice, slidesToPdf } from './slides-to-pdf.ts';

// With the real LibreOffice where it is installed; what is said of one that is not, or that fails, with a script.

const { path } = openWorkbench();
const pathBefore = process.env.PATH;
const office = await findOffice({ platform: process.platform, env: process.env });
const real = office !== null;

let to: ImportBench;
beforeAll(() => mkdirSync(path('programs')));
beforeEach(async () => {
  to = await openImportBench();
});
afterEach(async () => {
  process.env.PATH = pathBefore;
  await to.close();
});

/** A LibreOffice that does what the script says. */
function pretend(script: string): void {
  writeFileSync(path('programs/soffice'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env.PATH = `${path('programs')}:${pathBefore}`;
}
/** Nobody finds a LibreOffice, but everything else. */
const none = (): void => {
  process.env.PATH = path('nothing');
};
const makes = 'for last; do :; done; while [ "$1" != --outdir ]; do shift; done; echo "%PDF-1.4" > "$2/slides.pdf"';

async function imported(name: string, content: Buffer | string): Promise<Lesson> {
  writeFileSync(path(name), content);
  const begun = await to.imports.begin({
    title: null,
    parts: [{ role: 'composite', source: { kind: 'path', path: path(name) } }],
  });
  if (!begun.ok) throw new Error(begun.error.code);
  const state = await to.end(begun.value.jobId);
  const lesson = state.kind === 'done' && state.lessonId ? await to.library.get(state.lessonId) : null;
  if (!lesson) throw new Error(JSON.stringify(state));
  return lesson;
}
async function converted({ id, assets }: Lesson): Promise<Job['state']> {
  const begun = await to.conversions.begin(id, assets[0]?.digest as AssetDigest);
  if (!begun.ok) throw new Error(begun.error.code);
  return to.end(begun.value.jobId);
}
const variants = async (lesson: Lesson) => (await to.library.get(lesson.id))?.assets.map(({ variant }) => variant);
const pdfOf = (lesson: Lesson): Asset | undefined => lesson.assets.find(({ variant }) => variant === 'pdf');

test.runIf(!real)('the real LibreOffice is tried', (context) => {
  context.skip('it is not installed here, so no conversion by it was tested: apt install libreoffice-impress');
});

describe.runIf(real)('slides, with the real LibreOffice', () => {
  test('are a PDF too, page by page, and nobody on the network is asked for what they only link to', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(404).end();
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const content = slides(['三角形的内角和', '量一量', '想一想'], `http://127.0.0.1:${port}/seen.png`);
    const lesson = await imported('三角形 课件.pptx', content);
    server.close();
    expect(asked).toEqual([]);
    expect(lesson).toMatchObject({ ready: true, assets: [{ variant: 'original' }, { name: '三角形 课件.pdf' }] });
    const pdf = pdfOf(lesson);
    expect(pdf).toMatchObject({ mediaType: 'application/pdf', role: 'document' });
    expect(await to.library.mediaTypeOf(pdf?.digest as AssetDigest)).toBe('application/pdf');
    const made = readFileSync(to.store.pathOf(pdf?.digest as AssetDigest), 'latin1');
    expect(made.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
    expect(to.tree().filter((name) => name.includes('converting/'))).toEqual([]);
  });

  test('that are damaged stay as they came, and the job says so', async () => {
    none();
    const lesson = await imported('broken.pptx', slides(['一']).subarray(0, 900));
    process.env.PATH = pathBefore;
    expect(lesson).toMatchObject({ ready: true, assets: [{ variant: 'original' }] });
    expect(await converted(lesson)).toMatchObject({ kind: 'failed', code: 'conversionFailed' });
  });

  test.skipIf(process.platform !== 'linux')('end with all that LibreOffice started when time is up', async () => {
    const folder = path('limited');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.pptx'), slides(['一']));
    const asked = { office: office ?? '', input: join(folder, 'a.pptx'), folder };
    const signal = new AbortController().signal;
    expect(await slidesToPdf({ ...asked, signal, timeMs: 700 })).toEqual({
      ok: false,
      error: { code: 'conversionTooLong' },
    });
    await expect.poll(() => running(folder), { timeout: 10_000 }).toEqual([]);
  });
});

/** Command lines of this machine that name the folder. */
function running(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(folder) && line.includes('soffice'));
}

describe.skipIf(process.platform === 'win32')('slides, where LibreOffice is a script', () => {
  test('are turned once, however often and under whatever name they come', async () => {
    pretend(`echo x >> '${path('times.txt')}'; ${makes}`);
    const content = slides(['一']);
    const first = await imported('a.pptx', content);
    const again = await imported('b.pptx', content);
    expect(again.id).toBe(first.id);
    expect(await converted(first)).toMatchObject({ kind: 'done' });
    expect(readFileSync(path('times.txt'), 'utf8')).toBe('x\n');
  });

  test('that came before LibreOffice did become a PDF when they are asked for, which outlives a tidied store', async () => {
    none();
    const lesson = await imported('c.pptx', slides(['二']));
    expect(await variants(lesson)).toEqual(['original']);
    expect(await to.conversions.isAble()).toBe(false);
    const refused = await to.conversions.begin(lesson.id, lesson.assets[0]?.digest as AssetDigest);
    expect(refused).toEqual({ ok: false, error: { code: 'officeMissing' } });
    pretend(makes);
    expect(await converted(lesson)).toMatchObject({ kind: 'done', lessonId: lesson.id });
    expect(await variants(lesson)).toEqual(['original', 'pdf']);
    await to.library.tidyUp();
    expect(await to.library.get(lesson.id)).toMatchObject({ ready: true, assets: [{}, { variant: 'pdf' }] });
  });

  test('lose nothing where it crashes, or carries macros', async () => {
    pretend('kill -SEGV $$');
    const lesson = await imported('d.pptx', slides(['三']));
    expect(await variants(lesson)).toEqual(['original']);
    expect(await converted(lesson)).toMatchObject({ kind: 'failed', code: 'conversionFailed' });
    pretend(makes);
    const macros = await imported('e.pptx', Buffer.concat([slides(['四']), Buffer.from('ppt/vbaProject.bin')]));
    expect(await converted(macros)).toMatchObject({ kind: 'failed', code: 'hasMacros' });
    expect(await variants(macros)).toEqual(['original']);
  });

  test('that are asked for while the files of a disk are copied wait for nobody, and are one job', async () => {
    none();
    const [one, two] = [await imported('f.pptx', slides(['五'])), await imported('g.pptx', slides(['六']))];
    pretend(`while [ ! -e '${path('go')}' ]; do sleep 0.05; done; ${makes}`);
    let end: () => void = () => undefined;
    const copied = new Promise<void>((done) => {
      end = done;
    });
    to.jobs.start({
      ...{ kind: 'files', title: 'disk' },
      run: async () => {
        await copied;
        return { ok: true, value: { lessonId: null } };
      },
    });
    const ask = async (lesson: Lesson) => to.conversions.begin(lesson.id, lesson.assets[0]?.digest as AssetDigest);
    const [first, again, second] = [await ask(one), await ask(one), await ask(two)];
    expect(again).toEqual(first);
    const others = to.jobs.list().filter(({ kind }) => kind !== 'import');
    expect(others.map(({ kind, state }) => `${kind} ${state.kind}`)).toEqual([
      ...['files running', 'document running', 'document queued'],
    ]);
    writeFileSync(path('go'), '');
    for (const begun of [first, second]) {
      if (!begun.ok) throw new Error(begun.error.code);
      expect(await to.end(begun.value.jobId as JobId)).toMatchObject({ kind: 'done' });
    }
    expect(to.jobs.list().find(({ kind }) => kind === 'files')?.state.kind).toBe('running');
    end();
    expect([await variants(one), await variants(two)]).toEqual(Array(2).fill(['original', 'pdf']));
  });

  test('are taken up after a restart', async () => {
    none();
    const lesson = await imported('h.pptx', slides(['七']));
    pretend(makes);
    const work = to.conversions.resume({ lessonId: lesson.id, digest: lesson.assets[0]?.digest });
    const control = { signal: new AbortController().signal, report: () => undefined, about: () => undefined };
    expect(await work?.(control)).toMatchObject({ ok: true });
    expect(await variants(lesson)).toEqual(['original', 'pdf']);
    expect(to.conversions.resume({ lessonId: '\n' })).toBeNull();
  });

  test('of a kind that is no paper are refused', async () => {
    pretend(makes);
    const lesson = await imported('i.txt', 'a text');
    const digest = lesson.assets[0]?.digest as AssetDigest;
    expect(await to.conversions.begin(lesson.id, digest)).toMatchObject({ error: { code: 'notOpenable' } });
  });
});
