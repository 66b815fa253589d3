import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { InkRecord } from '../../../core/ink/index.ts';
import { createAnnotations, createKeptLessons } from '../../../main/annotations/index.ts';
import { createDatabases } from '../../../main/database/index.ts';
import { listLog, realClock } from '../../support/data.ts';
import { resourcesFolder } from '../../support/han.ts';

/** Puts records into the lessons.db of a data folder whose Lectern is not running, as main itself would. */
export async function fillPage(data: string, records: readonly InkRecord[]): Promise<void> {
  const log = listLog();
  const opened = await createDatabases({
    paths: { shared: data, account: join(data, 'accounts', userInfo().username), resources: resourcesFolder() },
    backups: null,
    clock: realClock,
    log,
    timedQuery: null,
    mayWork: () => false,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const { lessons } = opened.value;
  const annotations = createAnnotations({
    lessons,
    kept: createKeptLessons({ lessons, lessonOf: async () => null, log }),
    log,
  });
  for (const record of records) {
    const result = await annotations.commit(record);
    if (!result.ok) throw new Error(log.lines.join('\n'));
  }
  await opened.value.close();
}
