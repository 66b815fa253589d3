import type { LessonId } from '../../core/words/index.ts';
import { LessonCardView } from '../shelf/index.ts';
import { type HomeLists, useWallClock, useWords } from '../state/index.ts';
import { dayText } from '../words/index.ts';
import { HomeHeading } from './HomeHeading.tsx';

type Props = {
  readonly recent: HomeLists['recent'];
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onAll: () => void;
};

/** What came into the catalogue last. */
export function RecentRow({ recent: { lessons, total }, onOpen, onAll }: Props) {
  const { t, language } = useWords();
  const now = useWallClock();
  const [newest] = lessons;
  if (!newest) return null;
  const day = dayText(newest.addedUnixMs, now, language);
  return (
    <section data-testid="home-recent">
      <HomeHeading
        title={t('browse.recent')}
        note={t('home.recentNote', { count: total, day })}
        more={{ text: t('shelf.all'), onPress: onAll, testId: 'home-recent-all' }}
      />
      <div className="home-row recent-row">
        {lessons.map((card) => (
          <LessonCardView key={card.id} card={card} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}
