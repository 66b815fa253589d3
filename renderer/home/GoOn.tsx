import type { ClassStop } from '../../core/contract/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { TimelineBar } from '../timeline/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './GoOn.css';
import { GoOnFirst } from './GoOnFirst.tsx';
import { stopFacts } from './stop-facts.ts';

const SHOWN = 4;

/** 四(2)班 停在 08:41 is the way in. The class in the room comes first, then the latest. */
export function GoOn({ stops }: { readonly stops: readonly ClassStop[] }) {
  const { t } = useWords();
  const [first, ...others] = stops.slice(0, SHOWN);
  if (!first) return null;
  return (
    <section>
      <h2 className="shelf-heading">
        {t('shelf.goOn')} <small>{t('shelf.goOnNote')}</small>
      </h2>
      <div className={others.length === 0 ? 'go-on go-on-alone' : 'go-on'}>
        <GoOnFirst stop={first} />
        {others.map((stop) => (
          <GoOnCard key={`${stop.classId}/${stop.lessonId}`} stop={stop} />
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
      <p className="go-on-facts figures">{stopFacts(stop, words)}</p>
      <TimelineBar
        cues={[]}
        durationSeconds={stop.durationSeconds}
        atSeconds={stop.finished ? stop.durationSeconds : stop.stopSeconds}
      />
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
