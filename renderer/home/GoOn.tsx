import type { ReactNode } from 'react';
import type { ClassStop } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './GoOn.css';
import { GoOnFirst, StopBar } from './GoOnFirst.tsx';
import { HomeHeading } from './HomeHeading.tsx';
import { BESIDE } from './next-period.ts';
import { briefStopFacts } from './stop-facts.ts';

type Props = {
  /** What stands first instead of the first stop: the next period. */
  readonly first?: ReactNode;
  readonly stops: readonly ClassStop[];
  /** How many places are kept beside it until it is known which stops stand there. */
  readonly awaited?: number;
  readonly onOpen: (lessonId: LessonId) => void;
};

/** 四(2)班 停在 08:41 is the way in. The next period comes first, else the class in the room, then the latest. */
export function GoOn({ first, stops, awaited, onOpen }: Props) {
  const { t } = useWords();
  const [own] = stops;
  const others = awaited === undefined ? stops.slice(first ? 0 : 1).slice(0, BESIDE) : [];
  const isAlone = others.length === 0 && !awaited;
  if (!first && !own) return null;
  return (
    <section>
      <HomeHeading title={t(own ? 'shelf.goOn' : 'home.next')} note={own ? t('shelf.goOnNote') : ''} />
      <div className={isAlone ? 'go-on go-on-alone' : 'go-on'}>
        {first ?? (own ? <GoOnFirst stop={own} onOpen={onOpen} /> : null)}
        {others.map((stop) => (
          <GoOnCard key={`${stop.classId}/${stop.lessonId}`} stop={stop} />
        ))}
        {Array.from({ length: awaited ?? 0 }, (_, place) => `awaited ${place}`).map((place) => (
          <div key={place} className="go-on-card" aria-hidden="true" />
        ))}
      </div>
    </section>
  );
}

function GoOnCard({ stop }: { readonly stop: ClassStop }) {
  const words = useWords();
  const project = useProject();
  const { t, local } = words;
  return (
    <article className="go-on-card" data-testid="go-on-card">
      <h3 className="cut">{stop.className ?? t('people.noClass')}</h3>
      <p className="go-on-lesson cut">{local(stop.title)}</p>
      <p className="go-on-facts figures">{briefStopFacts(stop, words)}</p>
      <StopBar stop={stop} />
      {stop.lesson ? (
        <Button
          data-testid="go-on"
          disabled={!stop.lesson.ready}
          onClick={() =>
            void project({
              lessonId: stop.lessonId,
              fromSeconds: stop.finished ? 0 : stop.stopSeconds,
              classId: stop.classId,
            })
          }
        >
          {stop.finished ? t('shelf.again') : t('shelf.goOnAt', { time: clockText(stop.stopSeconds) })}
        </Button>
      ) : null}
    </article>
  );
}
