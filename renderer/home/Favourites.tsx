import type { Favourite } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import './Favourites.css';
import { LessonCardView } from './LessonCardView.tsx';

/** What the teacher keeps at hand; one whose lesson has gone stays under its name until it is taken off. */
export function Favourites({ onOpen }: { readonly onOpen: (lessonId: LessonId) => void }) {
  const { t } = useWords();
  const favourites = useStore(useLectern().favourites);
  if (favourites.length === 0) return null;
  return (
    <section data-testid="favourites">
      <h2 className="shelf-heading">{t('favourite.shelf')}</h2>
      <div className="card-grid">
        {favourites.map((one) =>
          one.lesson ? (
            <LessonCardView key={one.lessonId} card={one.lesson} onOpen={onOpen} />
          ) : (
            <GoneCard key={one.lessonId} favourite={one} />
          ),
        )}
      </div>
    </section>
  );
}

function GoneCard({ favourite: { lessonId, title } }: { readonly favourite: Favourite }) {
  const { call, notices } = useLectern();
  const words = useWords();
  const { t, local } = words;
  const takeOff = async () => {
    const answer = await call('favourites.set', { lessonId, on: false });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    notices.did(t('favourite.takenOff', { title: local(title) }), () => {
      void call('favourites.set', { lessonId, on: true });
    });
  };
  return (
    <article className="favourite-gone" data-testid="favourite-gone">
      <h3>{local(title)}</h3>
      <StateLine icon="triangle-alert">{t('shelf.lessonGone')}</StateLine>
      <Button aria-label={t('favourite.takeOffNamed', { title: local(title) })} onClick={() => void takeOff()}>
        {t('favourite.takeOff')}
      </Button>
    </article>
  );
}
