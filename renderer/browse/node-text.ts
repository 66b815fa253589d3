import { themeNamed, volumes } from '../../core/words/index.ts';
import type { Words } from '../words/index.ts';
import type { CurriculumNode } from './listing.ts';

/** A step's name in the reader's language; publishers and unusual volumes are called by their own words. */
export function nodeText(node: CurriculumNode, { t, local }: Words): string {
  const { level, value } = node;
  if (level === 'unit' && node.label) return local(node.label);
  if (level === 'edition') return [value, node.year].filter((part) => part !== null).join(' ') || t('browse.other');
  if (value === null) return t('browse.other');
  switch (level) {
    case 'stage':
      return t(`stage.${value as 'primary'}`);
    case 'grade':
      return t(`grade.${value as 1}`);
    case 'subject':
      return t(`subject.${value as 'chinese'}`);
    case 'volume':
      return volumes.some((known) => known === value) ? t(`volume.${value as 'upper'}`) : String(value);
    default:
      return String(value);
  }
}

/** Whether an edition is the one in use, in words; nothing where its year is not known. */
export function editionNote({ level, year, supersededByYear }: CurriculumNode, { t }: Words): string {
  if (level !== 'edition') return '';
  if (supersededByYear !== null) return t('browse.superseded', { year: supersededByYear });
  return year === null ? '' : t('browse.current');
}

export function themeText(name: string, { local }: Words): string {
  const known = themeNamed(name);
  return known ? local(known) : name;
}
