import { createHash } from 'node:crypto';
import type { LocalText } from '../../../../core/words/index.ts';
import { type Draft, lessonOrSkip, skipped } from '../gate.ts';
import type { Imported } from '../importer.ts';
import { localTextOf, shownText } from '../shown-text.ts';
import { fileMeanings, type Meaning, meanings } from './columns.ts';
import { curriculumOf } from './curriculum.ts';
import { durationOf } from './duration.ts';
import type { Beside } from './files-beside.ts';
import type { HeaderReading } from './header.ts';
import type { Row } from './row.ts';
import { filesOf, namesIn } from './row-files.ts';

type Cells = Extract<Row, { kind: 'cells' }>;

/** `of` is asked row by row; of each it remembers 32 bytes, to know the same lesson when it comes again. */
export type Records = { of(row: Cells): Promise<Imported> };

export function createRecords({ columns }: HeaderReading, beside: Beside): Records {
  const told = new Set<string>();
  const places = new Map<Meaning, number[]>(meanings.map((meaning) => [meaning, []]));
  for (const [place, { means }] of columns.entries()) if (means !== null) places.get(means)?.push(place);
  const unit = columns.find(({ means }) => means === 'duration')?.unit ?? null;

  return {
    async of({ row, cells }) {
      const position = `row ${row}`;
      const all = (meaning: Meaning) => (places.get(meaning) ?? []).map((place) => cells[place] ?? '');
      const one = (meaning: Meaning) => shownText(all(meaning)[0] ?? '');
      const title = titleOf(one('title'), one('titleEnglish'));
      if (title === null) return skipped(position, 'noTitle', '');
      if (JSON.stringify(title).includes('\ufffd')) return skipped(position, 'badRecord', 'its title is torn');
      const id = idOf(one('id'), all);
      const digest = createHash('sha256').update(id).digest().toString('latin1');
      if (told.has(digest)) return skipped(position, 'duplicate', title['zh-CN'] ?? title.en ?? '');
      const named = fileMeanings.flatMap((means) =>
        all(means)
          .flatMap(namesIn)
          .map((text) => ({ means, text })),
      );
      const { files, links, page } = await filesOf(named.slice(0, 200), all('link'), beside);
      const place = {
        ...{ stage: one('stage'), grade: one('grade'), subject: one('subject') },
        ...{ edition: one('edition'), volume: one('volume') },
      };
      const draft: Draft = {
        ...{ id, title },
        summary: localTextOf(all('summary')[0] ?? '', 2000),
        ...curriculumOf(place),
        units: unitsOf(all('unit')),
        durationSeconds: durationOf(one('duration'), unit),
        ...{ assets: [], cues: [], reviews: [] },
        themes: all('theme').flatMap(themesIn).slice(0, 50),
        provenance: provenanceOf(one, all('region')),
        ...{ licence: one('licence') || null, attribution: one('attribution') || null },
        ...{ page, links, changedUnixMs: null, withdrawn: null },
      };
      const imported = lessonOrSkip(draft, files, position);
      // A broken one leaves its place to a later one that is whole.
      if (imported.kind === 'lesson') told.add(digest);
      return imported;
    },
  };
}

/** One that is told in English alone may stand in the column of all titles. */
function titleOf(title: string, english: string): LocalText | null {
  const told = localTextOf(title);
  return told === null && english === '' ? null : { ...told, ...(english === '' ? {} : { en: english }) };
}

/** What makes one lesson another: two teachers' lessons on one title are two, and so are the halves of a year. */
const telling: readonly Meaning[] = [
  ...['title', 'titleEnglish', 'stage', 'grade', 'subject', 'edition', 'volume', 'unit', 'teacher', 'school'],
  ...['link', ...fileMeanings],
] as Meaning[];

/**
 * The source's own id, or else a digest of what tells the lesson from others, so that a list that is put in another
 * order, or has its summaries mended, makes the same lessons.
 */
function idOf(said: string, all: (meaning: Meaning) => readonly string[]): string {
  // A copy: what an id is cut from would be kept with it.
  if (/^[A-Za-z0-9._:@-]{1,120}$/.test(said)) return Buffer.from(said, 'latin1').toString('latin1');
  const of = said === '' ? telling.map((meaning) => all(meaning).map((cell) => shownText(cell, 2000))) : [said];
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 32);
}

/** Of one column 单元 > 课时, of several from the left. */
function unitsOf(cells: readonly string[]): LocalText[] {
  return cells
    .flatMap((cell) => cell.slice(0, 6000).split(/\s*[>›»→\r\n]+\s*/))
    .flatMap((unit) => localTextOf(unit) ?? [])
    .slice(0, 12);
}

function themesIn(cell: string): readonly string[] {
  const themes = cell.slice(0, 20_000).split(/[,，、;；|\r\n]+/);
  return [...new Set(themes.map((theme) => shownText(theme)))].filter((theme) => theme !== '');
}

function provenanceOf(one: (meaning: Meaning) => string, regions: readonly string[]): Draft['provenance'] {
  const region = shownText(regions.map((cell) => shownText(cell)).join(' ')) || null;
  const [school, teacher, team] = [one('school') || null, one('teacher') || null, one('team') || null];
  return (region ?? school ?? teacher ?? team) === null ? null : { region, school, teacher, team };
}
