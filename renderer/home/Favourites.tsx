import type { Favourite } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { LessonCardView, useFavourite } from '../shelf/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { GoneCard } from './GoneCard.tsx';
import { HomeHeading } from './HomeHeading.tsx';

/** What the teacher keeps at hand; one whose lesson has gone stays under its name until it is taken off. */
export function Favourites({ onOpen }: { readonly onOpen: (lessonId: LessonId) => void }) {
  const { t } = useWords();
  const favourites = useStore(useLectern().favourites);
  if (favourites.length === 0) return null;
  return (
    <section data-testid="favourites">
      <HomeHeading title={t('favourite.shelf')} />
      <div className="card-grid">
        {favourites.map((one) =>
          one.lesson ? (
            <LessonCardView key={one.lessonId} card={one.lesson} onOpen={onOpen} />
          ) : (
            <GoneFavourite key={one.lessonId} favourite={one} />
          ),
        )}
      </div>
    </section>
  );
}

function GoneFavourite({ favourite: { lessonId, title } }: { readonly favourite: Favourite }) {
  const { t, local } = useWords();
  const { turn } = useFavourite({ id: lessonId, title });
  return (
    <GoneCard
      title={local(title)}
      takeOff={t('favourite.takeOff')}
      takeOffNamed={t('favourite.takeOffNamed', { title: local(title) })}
      onTakeOff={() => void turn()}
      testId="favourite-gone"
    />
  );
}
