import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLanguage } from '../../core/words/index.ts';
import { readSources } from '../../main/catalogue/index.ts';
import { keptRecords } from '../../main/catalogue/kept-records.ts';
import { mulberry32 } from './kill-while-committing.ts';
import { runAndKill } from './run-and-kill.ts';

export type TakingTally = {
  readonly kills: number;
  readonly old: number;
  readonly fresh: number;
  /** What was found that must not be. */
  readonly broken: readonly string[];
};

/**
 * Kills a process that takes in a list of lessons over what was taken in before, at random moments; after each kill
 * all of the older list lies there or all of the newer, and the next time nothing else is left.
 */
export async function killWhileTakingIn(kills: number, seed: number, lessons: number): Promise<TakingTally> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-kill-'));
  const shards = join(folder, 'shards');
  const list = join(folder, 'list.csv');
  const random = mulberry32(seed);
  const tally = { kills: 0, old: 0, fresh: 0, broken: [] as string[] };
  const write = (edition: number) => {
    const rows = Array.from({ length: lessons }, (_, n) => `${n},第${n}课 ${edition}`);
    writeFileSync(list, `编号,课名\n${rows.join('\n')}\n`);
  };
  try {
    write(0);
    await run(shards, list, null);
    const tookMs = await run(shards, list, null);
    let edition = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      write(edition + 1);
      await run(shards, list, random() * tookMs * 1.2);
      tally.kills += 1;
      const found = await editionIn(shards, lessons);
      if (found === edition) tally.old += 1;
      else if (found === edition + 1) {
        tally.fresh += 1;
        edition += 1;
      } else tally.broken.push(`kill ${kill}: ${found}`);
    }
    write(edition + 1);
    await run(shards, list, null);
    const names = readdirSync(shards);
    if (names.length !== 2) tally.broken.push(`files are left: ${names.join(', ')}`);
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long it took; with `afterMs` it is killed so long after it began. */
async function run(shards: string, list: string, afterMs: number | null): Promise<number> {
  const taker = fileURLToPath(new URL('./source-taker.ts', import.meta.url));
  return runAndKill(taker, [shards, list], afterMs);
}

async function editionIn(shards: string, lessons: number): Promise<number | string> {
  const [source] = await readSources(shards, () => undefined);
  if (!source) return 'nothing';
  const editions = new Set<string | undefined>();
  let count = 0;
  for await (const { title } of keptRecords(shards, source)) {
    count += 1;
    editions.add(inLanguage(title, 'zh-CN').split(' ')[1]);
  }
  if (count !== lessons || editions.size !== 1) return `${count} lessons of ${[...editions].join(', ')}`;
  return Number([...editions][0]);
}
