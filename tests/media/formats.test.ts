import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Decision } from '../../main/media/index.ts';
import { findMedia, listMedia } from '../fixtures/media.ts';
import { asStored } from './as-stored.ts';
import { combinations } from './combinations.ts';
import { openPlayback, type Playback } from './playback.ts';
import { openWorkbench } from './workbench.ts';

// docs/formats.md holds two tables that this test makes: `LECTERN_WRITE_DOCS=1` writes them, otherwise they are
// compared. A row that this machine cannot make (no encoder, no file of other people) is left out of the comparison.

const page = fileURLToPath(new URL('../../docs/formats.md', import.meta.url));
const { media, path, make } = openWorkbench();
let chromium: Playback;
let encoders: ReadonlySet<string>;
/** A file is made and converted while another is played. */
const AT_ONCE = 2;

beforeAll(async () => {
  chromium = await openPlayback(AT_ONCE);
  const { stdout } = await promisify(execFile)('ffmpeg', ['-hide_banner', '-encoders']);
  encoders = new Set(stdout.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''));
});
afterAll(() => chromium.close());

/** What became of the file, and what Chromium plays of that. */
async function fate(input: string, name: string): Promise<{ did: string; plays: string; whole: boolean }> {
  const stored = await asStored(media, input, path(`${name}.out.mp4`));
  if (!stored.ok) return { did: `refused: \`${stored.error.code}\``, plays: '', whole: true };
  const { file, mediaType, decision, before, probe } = stored.value;
  const played = await chromium.play({ path: file, mediaType }, []);
  const picture = played.error === null && played.width === probe.video.width;
  const heard = played.soundBytes > 0;
  const plays = [...(picture ? ['picture'] : []), ...(heard ? ['sound'] : [])].join(' and ');
  return { did: inWords(decision), plays, whole: picture && heard === (before.sound !== null) };
}

function inWords(decision: Decision): string {
  if (decision.kind === 'keep') return `kept as it is, \`${decision.mediaType}\``;
  const { picture, sound } = decision;
  if (picture === 'copy' && sound !== 'encode') return 'remuxed to MP4';
  if (picture === 'copy') return 'sound encoded, picture copied';
  return sound === 'copy' ? 'picture encoded, sound copied' : sound === 'none' ? 'picture encoded' : 'both encoded';
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

test('docs/formats.md says of each combination what Lectern does with it, and none plays half', {
  timeout: 600_000,
}, async () => {
  const made = await eachOf(combinations, async ({ file, container, video, audio, encoders: needed, options }) => {
    const what = row(container, video, audio).slice(0, -2);
    if (!needed.every((encoder) => encoders.has(encoder))) return [what, null] as const;
    const { did, plays, whole } = await fate(await make(file, ...options), file);
    expect(whole, `${what}: ${did}, but Chromium plays ${plays || 'nothing'}`).toBe(true);
    return [what, `${what} | ${did} | ${plays} |`] as const;
  });
  const rows = new Map<string, string | null>(made);
  expect(rows.size).toBeGreaterThanOrEqual(30);
  expect(rows.size, 'two rows are the same').toBe(combinations.length);
  await hold('made', ['Container', 'Picture', 'Sound', 'What Lectern does', 'What is then played'], rows);
});

test('docs/formats.md says of each real file what Lectern does with it', { timeout: 600_000 }, async () => {
  const real = listMedia().flatMap((name) => {
    const file = findMedia(name);
    return file === null ? [] : [{ name, file }];
  });
  const made = await eachOf(real, async ({ name, file }) => {
    const { did, plays, whole } = await fate(file, name);
    expect(whole, `${name}: ${did}, but Chromium plays ${plays || 'nothing'}`).toBe(true);
    return [`| ${name}`, row(name, did, plays)] as const;
  });
  await hold('real', ['File', 'What Lectern does', 'What is then played'], new Map(made));
});

/** The answers in the order of the questions, some asked at once. */
async function eachOf<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const left = items.entries();
  const askOn = async (): Promise<void> => {
    for (const [at, item] of left) answers[at] = await ask(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  return answers;
}

/** Compares the table of that name, or writes it. Null: a row that cannot be made here. */
async function hold(name: string, head: readonly string[], rows: ReadonlyMap<string, string | null>): Promise<void> {
  const text = await readFile(page, 'utf8');
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  expect(Math.min(text.indexOf(begin), to), `the table ${name} has no place in docs/formats.md`).toBeGreaterThan(0);
  const said = text.slice(from, to).trim().split('\n').slice(2);
  if (process.env.LECTERN_WRITE_DOCS === '1') {
    const kept = [...rows].flatMap(([what, made]) => made ?? said.find((line) => line.startsWith(`${what} |`)) ?? []);
    const lines = [row(...head), row(...head.map(() => '---')), ...kept];
    await writeFile(page, `${text.slice(0, from)}${lines.join('\n')}\n${text.slice(to)}`);
    return;
  }
  const made = [...rows.values()].filter((line) => line !== null);
  expect(said.filter((line) => made.includes(line))).toEqual(made);
  // A row may stand for what another machine made, and for nothing else.
  const known = [...rows.keys()].map((what) => `${what} |`);
  const left = said.filter((line) => !known.some((what) => line.startsWith(what)));
  if (name === 'made') expect(left).toEqual([]);
}
