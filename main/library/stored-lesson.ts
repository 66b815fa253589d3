import { type AssetDigest, type Lesson, LessonCard } from '../../core/words/index.ts';

/** A lesson as it lies in a database, as JSON; whether it is ready is found out when it is asked for. */
export type StoredLesson = Omit<Lesson, 'ready'>;

/** Every file in the store that the lesson needs. */
export function digestsOf({ assets, poster }: Pick<Lesson, 'assets' | 'poster'>): readonly AssetDigest[] {
  const tables = assets.flatMap(({ frames }) => (frames?.kind === 'table' ? [frames.digest] : []));
  return [...new Set([...assets.map(({ digest }) => digest), ...tables, ...(poster ? [poster] : [])])];
}

export function titlesOf({ title }: Pick<Lesson, 'title'>): readonly string[] {
  return Object.values(title).filter((text) => text !== undefined);
}

const cardKeys = Object.keys(LessonCard.entries) as (keyof LessonCard)[];

export function cardOf(lesson: Lesson): LessonCard {
  return Object.fromEntries(cardKeys.map((key) => [key, lesson[key]])) as LessonCard;
}
