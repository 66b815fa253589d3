import type { TimetableWeek } from '../../core/contract/index.ts';
import { weekdayOf } from '../../core/timetable/index.ts';
import type { LessonCard, LessonId, LocalText } from '../../core/words/index.ts';
import { BringAll } from '../desk/index.ts';
import { useComing, useLectern, useStore, useWords } from '../state/index.ts';
import { weekdayName } from '../timetable/index.ts';
import { Rows, RowTitle, StateLine } from '../ui/index.ts';

type Props = { readonly onOpen: (lessonId: LessonId) => void };
type Planned = {
  readonly key: string;
  readonly date: TimetableWeek['today'];
  readonly lessonId: LessonId;
  readonly title: LocalText;
  readonly lesson: LessonCard | null;
};

/** The lessons that the timetable plans, and one button that brings those that are not here. */
export function WeekLessons({ onOpen }: Props) {
  const { home } = useLectern();
  const { t } = useWords();
  const week = useStore(home).periods?.week ?? null;
  const planned = week ? plannedIn(week) : [];
  if (!week || planned.length === 0) return null;
  const missing = [...new Set(planned.flatMap(({ lesson }) => (lesson && !lesson.ready ? [lesson.id] : [])))];
  const lessons = new Set(planned.map(({ lessonId }) => lessonId)).size;
  return (
    <section data-testid="download-week">
      <h2>
        {t('downloads.week')}{' '}
        <small>{t('downloads.weekCount', { count: lessons, ready: lessons - missing.length })}</small>
      </h2>
      <Rows>
        {planned.map((one) => (
          <li key={one.key} className="week-lesson">
            <WeekRow planned={one} isToday={one.date === week.today} onOpen={onOpen} />
          </li>
        ))}
      </Rows>
      {missing.length > 0 ? (
        <BringAll what={{ kind: 'lessons', lessonIds: missing }} testId="download-week-all">
          {t('downloads.bringWeek')}
        </BringAll>
      ) : null}
    </section>
  );
}

/** On a day each lesson once, however many classes have it. */
function plannedIn({ days }: TimetableWeek): Planned[] {
  return days.flatMap(({ date, periods }) => {
    const ofDay = new Map<string, Planned>();
    for (const { planned } of periods) {
      if (planned) ofDay.set(planned.lessonId, { key: `${date}/${planned.lessonId}`, date, ...planned });
    }
    return [...ofDay.values()];
  });
}

type RowProps = { readonly planned: Planned; readonly isToday: boolean } & Pick<Props, 'onOpen'>;

function WeekRow({ planned: { date, lessonId, title, lesson }, isToday, onOpen }: RowProps) {
  const words = useWords();
  const day = weekdayName(words, weekdayOf(date));
  return (
    <>
      <b className={isToday ? 'week-lesson-today' : ''}>{isToday ? words.t('timetable.today', { day }) : day}</b>
      <RowTitle title={words.local(title)} onOpen={lesson ? () => onOpen(lessonId) : undefined} />
      <WeekState lessonId={lessonId} lesson={lesson} />
    </>
  );
}

function WeekState({ lessonId, lesson }: Pick<Planned, 'lessonId' | 'lesson'>) {
  const { t } = useWords();
  const coming = useComing(lessonId);
  if (!lesson) return <StateLine icon="triangle-alert">{t('shelf.lessonGone')}</StateLine>;
  if (lesson.ready) {
    return (
      <StateLine icon="circle-check" tone="good">
        {t('shelf.ready')}
      </StateLine>
    );
  }
  if (typeof coming === 'number') {
    return (
      <StateLine icon="import" tone="info">
        {`${coming}%`}
      </StateLine>
    );
  }
  if (coming === 'failed' || coming === 'wrong') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('downloads.needsLook')}
      </StateLine>
    );
  }
  if (coming !== 'none') return <StateLine icon="clock">{t('download.waiting')}</StateLine>;
  return <StateLine icon="dashed-ring">{t('shelf.onlyCatalogue')}</StateLine>;
}
