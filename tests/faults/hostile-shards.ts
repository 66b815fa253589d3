import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { buildCatalogue } from '../../main/database/catalogue/index.ts';
import { serveCatalogue } from '../../main/database/served-catalogue.ts';
import { framesOf, linesOf, ShardBroken } from '../../main/shards/index.ts';
import { lessonRecord } from '../fixtures/record.ts';
import { han } from '../support/han.ts';
import { oneShard } from '../support/source.ts';

export type ShardTally = {
  readonly cases: number;
  readonly refused: number;
  readonly read: number;
  readonly built: number;
};

const HEAD = Buffer.from('lectern lessons 1\n');
/** So many cases are read only, then one is built of as well. */
const BUILT_EVERY = 20;

/** Compressed to some kilobytes, larger than what a frame may hold when it is unpacked. */
let bombMade: Buffer | null = null;
const bomb = (): Buffer => {
  bombMade ??= zstdCompressSync(Buffer.alloc(65 << 20));
  return bombMade;
};

const text = fc.oneof(
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constantFrom(
    '三角形',
    '../../x',
    'a\u0000b',
    '\u202eevil',
    '字'.repeat(1000),
    'x'.repeat(5000),
    '',
    '\n',
    '"*\' OR 1',
  ),
);
const title = fc.oneof(
  fc.record({ 'zh-CN': text, en: text }, { requiredKeys: [] }),
  fc.constantFrom<unknown>(null, 'title', [], { fr: 'x' }),
);
const hostile = fc.oneof(fc.jsonValue({ maxDepth: 3 }), text, title, fc.array(title, { maxLength: 14 }));
const card = fc
  .tuple(
    fc.record({
      id: fc.oneof(fc.constantFrom('a', 'b', '../c', 'd'.repeat(200)), text),
      title,
      subject: fc.constant('other'),
    }),
    fc.dictionary(
      fc.constantFrom(
        ...['id', 'title', 'stage', 'grade', 'subject', 'edition', 'volume', 'units', 'seconds', 'poster'],
        ...['changedUnixMs', 'withdrawn', 'themes', '__proto__'],
      ),
      hostile,
      { maxKeys: 2 },
    ),
  )
  .map(([plain, more]) => ({ ...plain, ...more }));

const packed = (value: unknown): Buffer => zstdCompressSync(JSON.stringify(value) ?? '');
const cards = fc.oneof(
  { weight: 20, arbitrary: fc.array(card, { maxLength: 6 }).map(packed) },
  { weight: 6, arbitrary: fc.array(fc.constant(plainCard()), { maxLength: 140 }).map(packed) },
  { weight: 4, arbitrary: fc.jsonValue().map(packed) },
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constant('bomb').map(bomb) },
);
const details = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.oneof(text, fc.constant(plainLine())), { maxLength: 6 })
      .map((lines) => zstdCompressSync(lines.join('\n'))),
  },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
);
const frame = fc.tuple(cards, details, fc.option(fc.nat(0xffffffff), { freq: 9 })).map(([one, other, lie]) => {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(lie ?? one.length, 0);
  lengths.writeUInt32LE(other.length, 4);
  return Buffer.concat([lengths, one, other]);
});
const spoiling = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constantFrom<'cut' | 'flip'>('cut', 'flip'), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const shard = fc
  .tuple(fc.array(frame, { maxLength: 4 }), spoiling, fc.boolean())
  .map(([frames, spoilt, held]) => ({ bytes: spoil(Buffer.concat([HEAD, ...frames]), spoilt), held }));

function plainCard() {
  return { id: 'plain', title: { 'zh-CN': '三角形' }, subject: 'mathematics' };
}
function plainLine(): string {
  return JSON.stringify(lessonRecord({ id: 'plain' }));
}

function spoil(bytes: Buffer, how: { readonly kind: 'cut' | 'flip'; readonly at: number } | null): Buffer {
  if (how === null) return bytes;
  const at = Math.floor(how.at * bytes.length);
  if (how.kind === 'cut') return bytes.subarray(0, at);
  const copy = Buffer.from(bytes);
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}

/**
 * Shards that were made to harm. Each is read or refused as broken and nothing else; a catalogue is built whatever they
 * hold, and answers.
 */
export function readHostileShards(runs: number, seed: number): ShardTally {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-hostile-'));
  const file = join(folder, 'hostile.lessons');
  const tally = { cases: 0, refused: 0, read: 0, built: 0 };
  try {
    fc.assert(
      fc.property(shard, ({ bytes, held }) => {
        writeFileSync(file, bytes);
        tally.cases += 1;
        tally[isRead(file) ? 'read' : 'refused'] += 1;
        if (tally.cases % BUILT_EVERY !== 0) return;
        buildOf(join(folder, 'catalogue'), file, held, tally.cases);
        tally.built += 1;
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRead(file: string): boolean {
  try {
    for (const { details: packedDetails } of framesOf(file)) linesOf(packedDetails);
    return true;
  } catch (error) {
    if (error instanceof ShardBroken) return false;
    throw error;
  }
}

function buildOf(place: string, file: string, held: boolean, at: number): void {
  const { left } = buildCatalogue(place, [oneShard({ id: 'hostile', digest: String(at), file, held })], { han: han() });
  const served = serveCatalogue(place, han(), () => undefined);
  try {
    const paging = { offset: 0, limit: 20 };
    const { nodes } = served.query('browse', { at: {}, ...paging }) as { nodes: { at: object }[] };
    for (const node of nodes) served.query('browse', { at: node.at, ...paging });
    const asked = { text: '三角形', kept: [], facets: {} };
    served.query('lesson.search', { ...asked, context: {}, limit: 20 });
    served.query('lesson.recent', paging);
    served.query('lesson.get', { id: 'hostile/plain' });
    const { lessons } = served.query('lesson.count', { ...asked, text: '' }) as { lessons: number };
    if (left.length > 0 && lessons > 0) throw new Error('a source that was left out is half there');
  } finally {
    void served.close();
  }
}
