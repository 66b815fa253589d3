import { type LessonCard, type Volume, volumes } from '../../core/words/index.ts';
import type { Words } from '../words/index.ts';

/** 四年级下册 · 第五单元, as far as it is known. */
export function placeText(card: Pick<LessonCard, 'grade' | 'volume' | 'unit' | 'edition'>, words: Words): string {
  const { t, local, language } = words;
  const grade = card.grade === null ? '' : t(`grade.${card.grade as 1}`);
  const volume = volumeText(card.volume, words);
  const book = language === 'en' && grade && volume ? `${grade}, ${volume}` : `${grade}${volume}`;
  return [book, card.unit ? local(card.unit) : ''].filter(Boolean).join(' · ');
}

/** 上册, 下册 and 全一册 in the reader's language; other books are called by their own words. */
function volumeText(volume: Volume | null, { t }: Words): string {
  const known = volumes.find((name) => name === volume);
  return known ? t(`volume.${known}`) : (volume ?? '');
}

export function editionText(card: Pick<LessonCard, 'edition'>): string {
  const { edition } = card;
  return edition ? [edition.publisher, edition.year].filter((part) => part !== null && part !== '').join(' ') : '';
}

export const posterAddress = (digest: string): string => `/media/${digest}`;
