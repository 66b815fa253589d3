import type { DownloadSources } from '../../../core/contract/index.ts';
import type { UnixMs } from '../../../core/words/index.ts';
import { noBytes } from './entry.ts';
import type { Records } from './records.ts';

/** What came today, by where from, over restarts; the day is that of the room's clock on the wall. */
export function createToday(records: Pick<Records, 'count' | 'cameOn'>, wallClock: () => UnixMs) {
  let day = dayOf(wallClock());
  let written = noBytes;
  let since = noBytes;

  function write(): void {
    if (since !== noBytes) records.count(day, since);
    written = sum(written, since);
    since = noBytes;
  }
  function look(): void {
    if (dayOf(wallClock()) === day) return;
    write();
    day = dayOf(wallClock());
    written = noBytes;
  }
  return {
    /** With every chunk: the day is looked at where the figure is told. */
    add(from: keyof DownloadSources, bytes: number): void {
      since = { ...since, [from]: since[from] + bytes };
    },
    sources(): DownloadSources {
      look();
      return sum(written, since);
    },
    write,
    async read(): Promise<void> {
      written = (await records.cameOn(day)) ?? noBytes;
    },
  };
}

function sum(a: DownloadSources, b: DownloadSources): DownloadSources {
  return { line: a.line + b.line, room: a.room + b.room, disk: a.disk + b.disk } as DownloadSources;
}

function dayOf(unixMs: UnixMs): string {
  const date = new Date(unixMs);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
