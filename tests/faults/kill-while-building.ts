import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import type { UnixMs } from '../../core/words/index.ts';
import type { CatalogueSource } from '../../main/database/index.ts';
import { serveCatalogue } from '../../main/database/served-catalogue.ts';
import { writeShard } from '../../main/shards/index.ts';
import { makeLessons } from '../fixtures/curriculum/lessons.ts';
import { han } from '../support/han.ts';
import { oneShard } from '../support/source.ts';
import { mulberry32 } from './kill-while-committing.ts';
import { runAndKill } from './run-and-kill.ts';

type Kind = 'whole' | 'delta';
export type BuildTally = {
  readonly kills: number;
  /** Whether the one before it lay there, or the new one already. */
  readonly old: number;
  readonly fresh: number;
  readonly deltas: number;
  /** What was found that must not be. */
  readonly broken: readonly string[];
};

const CHANGES = 8;

/**
 * Kills a process that builds a catalogue or changes one, at random moments, on the same folder again and again;
 * after each kill the older or the newer one lies there, whole, and nothing else does.
 */
export async function killWhileBuilding(kills: number, seed: number, lessons: number): Promise<BuildTally> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-kill-'));
  const random = mulberry32(seed);
  const place = join(folder, 'catalogue');
  const tally = { kills: 0, old: 0, fresh: 0, deltas: 0, broken: [] as string[] };
  try {
    const make = await sourcesIn(folder, lessons);
    let current = make(null, 'whole');
    await run(folder, place, current, null);
    const tookMs: Record<Kind, number> = { whole: 0, delta: 0 };
    for (const kind of ['delta', 'whole'] as const) {
      current = make(current, kind);
      tookMs[kind] = await run(folder, place, current, null);
    }
    for (let kill = 0; kill < kills; kill += 1) {
      const kind = kill % 2 === 0 || current.changes.length >= CHANGES ? 'whole' : 'delta';
      const next = make(current, kind);
      await run(folder, place, next, random() * tookMs[kind] * 1.1);
      const found = look(place, [current, next]);
      tally.kills += 1;
      if (kind === 'delta') tally.deltas += 1;
      if (typeof found === 'string') tally.broken.push(`kill ${kill} (${kind}): ${found}`);
      else if (found === next) tally.fresh += 1;
      else tally.old += 1;
      if (typeof found !== 'string') current = found;
    }
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each call gives the next state: another base, or one change more. */
async function sourcesIn(folder: string, lessons: number) {
  const bases: string[] = [];
  for (const seed of [1, 2]) {
    bases.push(join(folder, `base-${seed}.lessons`));
    await writeShard(bases.at(-1) ?? '', makeLessons({ count: lessons, seed }));
  }
  const changes: string[] = [];
  const changed = Math.ceil(lessons / 100);
  for (let n = 0; n < CHANGES; n += 1) {
    changes.push(join(folder, `change-${n}.lessons`));
    await writeShard(changes.at(-1) ?? '', makeLessons({ count: changed, seed: 10 + n }));
  }
  let made = 0;
  return (before: CatalogueSource | null, kind: Kind): CatalogueSource => {
    made += 1;
    const digest = String(made);
    if (kind === 'whole' || !before) {
      const file = bases.find((base) => base !== before?.files[0]) ?? '';
      return { ...oneShard({ id: 'national', digest, file }), lessons };
    }
    const file = changes[before.changes.length] ?? '';
    const change = { digest, unixMs: made as UnixMs, file, lessons: changed, removed: [] };
    return { ...before, changes: [...before.changes, change] };
  };
}

/** How long it took; with `afterMs` it is killed so long after it began. */
async function run(folder: string, place: string, source: CatalogueSource, afterMs: number | null): Promise<number> {
  const told = join(folder, 'sources.json');
  writeFileSync(told, JSON.stringify([source]));
  const builder = fileURLToPath(new URL('./catalogue-builder.ts', import.meta.url));
  return runAndKill(builder, [place, told], afterMs);
}

/** Which of the states lies there; in words what is wrong where none does. */
function look(place: string, states: readonly CatalogueSource[]): CatalogueSource | string {
  const pointed = readFileSync(join(place, 'catalogue'), 'utf8').trim();
  const db = new Sqlite(join(place, pointed), { readonly: true });
  const check = db.pragma('integrity_check', { simple: true });
  db.close();
  if (check !== 'ok') return `integrity_check: ${check}`;
  const served = serveCatalogue(place, han(), () => undefined);
  try {
    const [feed] = served.query('feed.list', {}) as { digest: string }[];
    const state = states.find((one) => (one.changes.at(-1)?.digest ?? one.digest) === feed?.digest);
    if (!state) return `it is of ${feed?.digest}`;
    const { lessons } = served.query('lesson.count', { text: '', kept: [], facets: {} }) as { lessons: number };
    if (lessons !== state.lessons) return `${lessons} lessons of ${state.lessons}`;
    const files = readdirSync(place).filter((name) => name.endsWith('.db'));
    return files.length === 1 ? state : `files are left: ${files.join(', ')}`;
  } finally {
    void served.close();
  }
}
