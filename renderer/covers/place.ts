import type { LessonCard } from '../../core/words/index.ts';
import type { Words } from '../words/index.ts';

/** 四年级下册 · 第五单元, as far as it is known. */
export function placeText(card: Pick<LessonCard, 'grade' | 'volume' | 'unit' | 'edition'>, words: Words): string {
  const { t, local, language } = words;
  const grade = card.grade === null ? '' : t(`grade.${card.grade as 1}`);
  const volume = card.volume === null ? '' : t(`volume.${card.volume}`);
  const book = language === 'en' && grade && volume ? `${grade}, ${volume}` : `${grade}${volume}`;
  return [book, card.unit ? local(card.unit) : ''].filter(Boolean).join(' · ');
}

export function editionText(card: Pick<LessonCard, 'edition'>): string {
  const { edition } = card;
  return edition ? [edition.publisher, edition.year].filter((part) => part !== null && part !== '').join(' ') : '';
}

export const posterAddress = (digest: string): string => `/media/${digest}`;
