import type { ClassStop } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { Cover } from '../covers/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { TimelineBar } from '../timeline/index.ts';
import { StateLine } from '../ui/index.ts';
import { StartButtons } from './StartButtons.tsx';
import { stopFacts } from './stop-facts.ts';

type Props = { readonly stop: ClassStop; readonly onOpen: (lessonId: LessonId) => void };

export function GoOnFirst({ stop, onOpen }: Props) {
  const words = useWords();
  const project = useProject();
  const { t, local } = words;
  const { lesson, lessonId, classId } = stop;
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
        <StopBar stop={stop} />
        {lesson ? (
          <div className="go-on-buttons">
            <StartButtons
              ready={lesson.ready}
              stop={stop}
              onStart={(fromSeconds) => void project({ lessonId, fromSeconds, classId })}
              onLook={() => onOpen(lessonId)}
            />
          </div>
        ) : null}
      </div>
    </article>
  );
}

export function StopBar({ stop }: { readonly stop: ClassStop }) {
  const { durationSeconds, finished, stopSeconds } = stop;
  return (
    <TimelineBar cues={[]} durationSeconds={durationSeconds} atSeconds={finished ? durationSeconds : stopSeconds} />
  );
}
