import { join } from 'node:path';
import type { LessonRecord, UnixMs } from '../../core/words/index.ts';
import type { CatalogueSource } from '../../main/database/index.ts';
import { writeShard } from '../../main/shards/index.ts';
import { lessonRecord } from '../fixtures/record.ts';
import type { Random } from '../sim/random.ts';

const titles = [
  '三角形',
  '三角形的内角和',
  '分数的意义',
  '分数的加法',
  '一单元复习',
  '数一数',
  '数学广角',
  '三位数乘两位数',
];
const units = ['第一单元', '第二单元', '第三单元', '三角形', '复习'];
const themes = ['红色文化', '安全教育', '劳动'];

/** Lessons of few titles and books, so that every kind of change meets its like. */
export function someRecord(id: string, random: Random): LessonRecord {
  const digest = Array.from({ length: 64 }, () => random.pick([...'0123456789abcdef'])).join('');
  const chinese = random.pick(titles) + (random.chance(0.4) ? ` ${Math.floor(random.between(1, 5))}` : '');
  const asset = { role: 'slides', variant: 'pdf', digest, bytes: 5, mediaType: 'application/pdf', language: null };
  const bare = { durationSeconds: null, width: null, height: null, frames: null, hasSound: false };
  const plain = [{ 'zh-CN': chinese }, { 'zh-CN': chinese }];
  return lessonRecord({
    id,
    title: random.pick([...plain, { 'zh-CN': random.pick(titles), en: 'Triangle' }, { en: 'The triangle' }]),
    stage: random.pick(['primary', 'junior', null]),
    grade: random.pick([4, 5, null]),
    subject: random.pick(['mathematics', 'science']),
    edition: random.pick([
      ...[
        { publisher: '人教版', year: 2022 },
        { publisher: '人教版', year: 2011 },
      ],
      ...[{ publisher: '苏教版', year: null }, null],
    ]),
    volume: random.pick(['upper', null]),
    units: Array.from({ length: Math.floor(random.between(0, 3)) }, () => ({ 'zh-CN': random.pick(units) })),
    durationSeconds: random.pick([null, 300, 900, 1200]),
    assets: [{ ...asset, ...bare } as unknown as LessonRecord['assets'][number]],
    themes: themes.filter(() => random.chance(0.2)),
    changedUnixMs: random.pick([null, 5, 6]) as UnixMs | null,
    withdrawn: random.chance(0.1) ? { reason: 'old', atUnixMs: null } : null,
  });
}

/** A source that changes by chance, step by step; each state of it can be built from. */
export async function changingSource(folder: string, id: string, lessons: number, random: Random) {
  let made = lessons;
  let files = 0;
  let alive = Array.from({ length: lessons }, (_, at) => `l${at}`);
  const shard = async (ids: readonly string[]): Promise<string> => {
    files += 1;
    const file = join(folder, `${id}-${files}.lessons`);
    await writeShard(
      file,
      ids.map((one) => someRecord(one, random)),
    );
    return file;
  };
  let source: CatalogueSource = {
    ...{ id, digest: `${id} 0`, lessons, held: random.chance(0.5), sinceUnixMs: 10 },
    ...{ files: [await shard(alive)], changes: [] },
    arrivals: [{ unixMs: 20 as UnixMs, ids: alive.filter(() => random.chance(0.02)) }],
  };
  return {
    now: () => source,
    async change(): Promise<void> {
      const removed = alive.filter(() => random.chance(0.02));
      const gone = Array.from({ length: 3 }, () => `l${Math.floor(random.between(0, made))}`);
      alive = alive.filter((one) => !removed.includes(one));
      const added = Array.from({ length: Math.floor(random.between(0, 5)) }, (_, at) => `l${made + at}`);
      made += added.length;
      const changed = [...new Set([...alive.filter(() => random.chance(0.03)), ...added, ...gone])];
      alive = [...new Set([...alive, ...changed])];
      const step = source.changes.length + 1;
      const change = { digest: `${id} ${step}`, unixMs: (100 + step) as UnixMs, lessons: changed.length, removed };
      source = { ...source, changes: [...source.changes, { ...change, file: await shard(changed) }] };
    },
  };
}
