import type { ClassStop } from '../../core/contract/index.ts';
import type { Cue, Lesson } from '../../core/words/index.ts';
import { usePeople } from '../people/index.ts';
import { useWords } from '../state/index.ts';
import { chaptersOf, inOrder, segmentsOf, stopsOf } from '../timeline/index.ts';
import { clockText, lengthText } from '../words/index.ts';

type Props = { readonly lesson: Lesson; readonly stop: ClassStop | null };

export function CuesCard({ lesson, stop }: Props) {
  const { t } = useWords();
  const { cues } = lesson;
  return (
    <section className="lesson-card-box">
      <h2>
        {t('lesson.cues')}{' '}
        {cues.length > 0 ? (
          <small className="figures">
            {t('lesson.cuesNote', { chapters: chaptersOf(cues).length, stops: stopsOf(cues).length })}
          </small>
        ) : null}
      </h2>
      {cues.length === 0 ? <p className="lesson-none">{t('lesson.noCues')}</p> : null}
      <ol>
        {inOrder(cues).map((cue) => (
          <CueRow key={cue.id} cue={cue} lesson={lesson} stop={stop} />
        ))}
      </ol>
    </section>
  );
}

function CueRow({ cue, lesson, stop }: Props & { readonly cue: Cue }) {
  const { t, local } = useWords();
  const { className } = usePeople();
  const segment = segmentsOf(lesson.cues, lesson.durationSeconds).find((one) => one.chapter?.id === cue.id);
  const here =
    stop !== null &&
    !stop.finished &&
    segment !== undefined &&
    stop.stopSeconds >= segment.fromSeconds &&
    stop.stopSeconds < segment.toSeconds;
  return (
    <li className={here ? 'lesson-row lesson-cue lesson-here figures' : 'lesson-row lesson-cue figures'}>
      <span className="lesson-row-note">{clockText(cue.atSeconds)}</span>
      {cue.kind === 'chapter' ? (
        <span>
          {local(cue.title)}
          {here ? <em> {t('lesson.classHere', { name: className ?? t('people.noClass') })}</em> : null}
        </span>
      ) : (
        <span className="lesson-stop">
          <i />
          {cue.kind === 'question' ? t('lesson.stopWith', { text: local(cue.text) }) : t('lesson.stopHere')}
        </span>
      )}
      <span className="lesson-row-note">{segment ? lengthText(segment.toSeconds - segment.fromSeconds) : ''}</span>
    </li>
  );
}
