import type { ClassStop } from '../../core/contract/index.ts';
import type { LayoutKind } from '../../core/session/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { BookButton } from '../book/index.ts';
import { useProject } from '../desk/index.ts';
import { ClassPicker, usePeople } from '../people/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText, type Words } from '../words/index.ts';

type Props = {
  readonly lesson: Lesson;
  readonly stop: ClassStop | null;
  /** A place that was asked for; it goes before the class's stop. */
  readonly atSeconds: number | null;
  readonly layout: LayoutKind | null;
};

export function ProjectButtons({ lesson, stop, atSeconds, layout }: Props) {
  const words = useWords();
  const project = useProject();
  const { className } = usePeople();
  const goesOn = stop !== null && !stop.finished && stop.stopSeconds > 0;
  const from = atSeconds ?? (goesOn ? stop.stopSeconds : null);
  const start = (fromSeconds: number) =>
    void project({ lessonId: lesson.id, fromSeconds, layout: layout ?? undefined });
  // Of a lesson whose files are not here, fetching them is the one main action.
  return (
    <div className="lesson-project">
      <Button
        look={lesson.ready ? 'go' : 'plain'}
        large
        icon="monitor-up"
        disabled={!lesson.ready}
        data-testid="project"
        onClick={() => start(from ?? 0)}
      >
        {projectText(words, className, from, atSeconds !== null)}
      </Button>
      <ClassPicker buttonClass="button button-plain button-large" short={words.t('people.chooseClass')} />
      <BookButton lesson={lesson} />
      {atSeconds !== null && goesOn ? (
        <Button look="quiet" large disabled={!lesson.ready} onClick={() => start(stop.stopSeconds)}>
          {words.t('shelf.goOnAt', { time: clockText(stop.stopSeconds) })}
        </Button>
      ) : null}
      {lesson.ready && from !== null && from > 0 ? (
        <Button look="quiet" large data-testid="project-start" onClick={() => start(0)}>
          {words.t('shelf.fromStart')}
        </Button>
      ) : null}
    </div>
  );
}

function projectText({ t }: Words, className: string | null, from: number | null, isPlace: boolean): string {
  const time = from === null ? '' : clockText(from);
  if (isPlace && className === null) return t('lesson.projectAt', { time });
  if (isPlace && className !== null) return t('lesson.projectToAt', { name: className, time });
  if (className === null) return time ? t('lesson.projectFrom', { time }) : t('lesson.project');
  return time ? t('lesson.projectToFrom', { name: className, time }) : t('lesson.projectTo', { name: className });
}
