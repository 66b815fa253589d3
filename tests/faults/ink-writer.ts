// A process that commits strokes one after the other until it is killed. It prints the id of a stroke on a line
// of its own when, and only when, the stroke was acknowledged.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createAnnotations } from '../../main/annotations/index.ts';
import { openDatabase } from '../../main/database/client.ts';
import type { LessonsQueries } from '../../main/database/lessons/index.ts';
import { listLog, realClock } from '../support/data.ts';
import { strokeOf } from '../support/ink.ts';

const [account = '', run = ''] = process.argv.slice(2);
const log = listLog();
const place = { file: join(account, 'lessons.db'), backupsFolder: join(account, 'backups') };
const opened = await openDatabase<LessonsQueries>(
  { database: 'lessons', place, timed: null },
  { clock: realClock, log },
);
if (!opened.ok) throw new Error(opened.error.code);
const kept = { keep: () => undefined, settled: async () => undefined };
const annotations = createAnnotations({ lessons: opened.value, kept, log });
for (let count = 0; ; count += 1) {
  const stroke = strokeOf(`run${run}-${count}`, { points: 20 + (count % 200) });
  const result = await annotations.commit(stroke);
  // Straight to the pipe: what the process still holds in a buffer is lost with it.
  if (result.ok) writeSync(1, `${stroke.id}\n`);
}
