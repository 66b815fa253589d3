import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestOf, TimetableReading, timetableChannels } from '../../core/contract/index.ts';
import { fail, type Result } from '../../core/words/index.ts';

type Source = RequestOf<(typeof timetableChannels)['timetable.import']>['source'];
type Refusal = { readonly code: (typeof timetableChannels)['timetable.import']['errors'][number] };
export async function readSource(_source: Source, _workFolder: string): Promise<Result<TimetableReading, Refusal>> {
  void [randomUUID, mkdir, rm, writeFile, join];
  return fail({ code: 'noTimetable' });
}
