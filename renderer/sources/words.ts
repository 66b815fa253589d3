import type { PreviewedFolder, Source, SourceReport } from '../../core/contract/index.ts';
import { volumes } from '../../core/words/index.ts';
import { type Words, wholeText } from '../words/index.ts';

export function numberText(count: number, { language }: Words): string {
  return wholeText(count, language);
}

export function kindText(kind: Source['kind'], { t }: Words): string {
  return t(`source.kind.${kind}`);
}

export function volumeText(volume: string, { t }: Words): string {
  return volumes.some((known) => known === volume) ? t(`volume.${volume as 'upper'}`) : volume;
}

type Place = { readonly [Field in 'stage' | 'grade' | 'subject' | 'volume']: PreviewedFolder[Field]['value'] } & {
  readonly publisher: string | null;
  readonly year?: number | null;
};

/** 四年级 · 数学 · 人教版 2022 · 下册 */
export function placeText({ stage, grade, subject, publisher, year, volume }: Place, words: Words): string {
  const { t } = words;
  const level = grade !== null ? t(`grade.${grade as 1}`) : stage !== null ? t(`stage.${stage}`) : '';
  const edition = [publisher, year].filter(Boolean).join(' ');
  const parts = [level, subject === null || subject === 'other' ? '' : t(`subject.${subject}`), edition];
  return [...parts, volume === null ? '' : volumeText(volume, words)].filter(Boolean).join(' · ');
}

/** What an import did, or would do; what is nought is left out, but never all of it. */
export function reportText(report: SourceReport, words: Words, would = false): string {
  const { t } = words;
  const counts = (['added', 'updated', 'unchanged', 'removed', 'kept'] as const)
    .filter((what) => report[what] > 0 || what === 'added')
    .map((what) => t(`source.count.${what}`, { number: numberText(report[what], words) }));
  const skipped =
    report.skippedCount > 0 ? [t('source.count.skipped', { number: numberText(report.skippedCount, words) })] : [];
  return `${t(would ? 'source.would' : 'source.did')}${[...counts, ...skipped].join(' · ')}`;
}
