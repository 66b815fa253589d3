import type { ClassStop } from '../../core/contract/index.ts';
import { Cover } from '../covers/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { TimelineBar } from '../timeline/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { stopFacts } from './stop-facts.ts';

/** The one green button of the shelf. */
export function GoOnFirst({ stop }: { readonly stop: ClassStop }) {
  const words = useWords();
  const project = useProject();
  const { t, local } = words;
  const { lesson } = stop;
  const start = (fromSeconds: number) => void project({ lessonId: stop.lessonId, fromSeconds, classId: stop.classId });
  const title = [stop.className, local(stop.title)].filter(Boolean).join(' · ');
  return (
    <article className="go-on-first" data-testid="go-on-card">
      {lesson ? <Cover card={lesson} /> : null}
      <div className="go-on-first-text">
        {lesson?.ready ? (
          <StateLine icon="circle-check" tone="good">
            {t('shelf.ready')}
          </StateLine>
        ) : null}
        <h3>{title}</h3>
        <p className="go-on-facts figures">{stopFacts(stop, words)}</p>
        <TimelineBar
          cues={[]}
          durationSeconds={stop.durationSeconds}
          atSeconds={stop.finished ? stop.durationSeconds : stop.stopSeconds}
        />
        {lesson ? (
          <div className="go-on-buttons">
            <Button
              look="go"
              icon="monitor-up"
              disabled={!lesson.ready}
              data-testid="go-on"
              onClick={() => start(stop.finished ? 0 : stop.stopSeconds)}
            >
              {stop.finished ? t('shelf.again') : t('shelf.projectFrom', { time: clockText(stop.stopSeconds) })}
            </Button>
            {stop.finished ? null : (
              <Button look="quiet" disabled={!lesson.ready} onClick={() => start(0)}>
                {t('shelf.fromStart')}
              </Button>
            )}
          </div>
        ) : null}
      </div>
    </article>
  );
}
