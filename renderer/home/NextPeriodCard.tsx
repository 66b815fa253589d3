import type { WeekPeriod } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { Cover, editionText } from '../covers/index.ts';
import { PrepareButton, useProject } from '../desk/index.ts';
import { ReadyCheck, ReadyMarkLine } from '../ready/index.ts';
import { useLectern, useReadyMark, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText, errorText, type Words } from '../words/index.ts';
import { StopBar } from './GoOnFirst.tsx';
import { type NextPeriod, periodWhen } from './next-period.ts';
import { StartButtons } from './StartButtons.tsx';
import { stopFacts } from './stop-facts.ts';

type Props = {
  readonly next: NextPeriod;
  readonly today: CivilDate;
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onFill: (period: WeekPeriod) => void;
};

/** The period that runs or comes next, and its lesson: one press from opening Lectern to the class. */
export function NextPeriodCard({ next, today, onOpen, onFill }: Props) {
  const words = useWords();
  const { t, local } = words;
  const { period, lesson } = next;
  const about = lesson ? local(lesson.title) : period.subjectName;
  const title = [period.className, about].filter(Boolean).join(' · ');
  return (
    <article className="go-on-first" data-testid="next-period">
      <Cover card={lesson?.card ?? coverOf(period)} />
      <div className="go-on-first-text">
        <p className="go-on-when">
          <b className="figures">{periodWhen(words, next, today)}</b>
          {lesson?.card ? <ReadyMarkLine lessonId={lesson.lessonId} ready={lesson.card.ready} /> : null}
        </p>
        <h3>{title || t('home.next')}</h3>
        <p className="go-on-facts figures">{factsOf(next, words)}</p>
        {lesson && !lesson.isPlanned ? <p className="go-on-facts">{t('home.continues')}</p> : null}
        {lesson?.stop ? <StopBar stop={lesson.stop} /> : null}
        <Buttons next={next} onOpen={onOpen} onFill={onFill} />
      </div>
    </article>
  );
}

/** Until somebody looked, the card offers to. */
function NotChecked({ lessonId }: { readonly lessonId: LessonId }) {
  return useReadyMark(lessonId) ? null : <ReadyCheck lessonId={lessonId} quiet />;
}

function Buttons({ next: { period, lesson }, onOpen, onFill }: Omit<Props, 'today'>) {
  const { call, notices } = useLectern();
  const words = useWords();
  const project = useProject();
  const start = async (lessonId: LessonId, fromSeconds: number | null) => {
    const { className, teacherName } = period;
    const taken = await call('timetable.takeClass', { className, teacherName });
    if (!taken.ok) return notices.say(errorText(words, taken.error.code));
    await project({ lessonId, fromSeconds });
  };
  const card = lesson?.card ?? null;
  return (
    <div className="go-on-buttons">
      {lesson && card ? (
        <StartButtons
          ready={card.ready}
          stop={lesson.stop}
          onStart={(fromSeconds) => void start(lesson.lessonId, fromSeconds)}
          onLook={() => onOpen(lesson.lessonId)}
        />
      ) : null}
      {lesson && card?.ready ? <NotChecked lessonId={lesson.lessonId} /> : null}
      {lesson && card ? (
        <PrepareButton
          testId="prepare-period"
          lessonIds={[lesson.lessonId]}
          periodSeconds={(period.endsAtUnixMs - period.startsAtUnixMs) / 1000}
        />
      ) : null}
      {lesson?.isPlanned && card ? null : (
        <Button look={lesson ? 'quiet' : 'go'} data-testid="next-fill" onClick={() => onFill(period)}>
          {words.t(lesson ? 'home.chooseOther' : 'home.choose')}
        </Button>
      )}
    </div>
  );
}

function factsOf({ lesson }: NextPeriod, words: Words): string {
  const { t } = words;
  if (!lesson) return t('home.nothingPlanned');
  if (lesson.stop) return stopFacts(lesson.stop, words);
  const { card } = lesson;
  if (!card) return t('shelf.lessonGone');
  const length = card.durationSeconds > 0 ? clockText(card.durationSeconds) : '';
  return [t('home.notBegun'), editionText(card), length].filter(Boolean).join(' · ');
}

/** An exercise book of the period's subject, with the class's name on it. */
function coverOf({ className, subject, subjectName }: WeekPeriod): Parameters<typeof Cover>[0]['card'] {
  const name = className ?? subjectName ?? '';
  const place = { grade: null, volume: null, unit: null, edition: null, poster: null } satisfies Partial<LessonCard>;
  return { ...place, subject: subject ?? 'other', title: { 'zh-CN': name, en: name } };
}
