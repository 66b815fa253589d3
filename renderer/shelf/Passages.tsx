import type { Passage, PassagesAnswer } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { editionText, placeText } from '../covers/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Icon } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { Marked } from './Marked.tsx';
import './Passages.css';

type Props = {
  readonly answer: PassagesAnswer;
  readonly onOpen: (lessonId: LessonId, atSeconds?: number) => void;
  readonly onMore: (() => void) | null;
};

/** Where lessons say what was searched: under their titles, because a title says more. */
export function Passages({ answer, onOpen, onMore }: Props) {
  const { t } = useWords();
  const { passages, complete } = answer;
  if (passages.length === 0) return complete ? null : <p className="passages-note">{t('shelf.textsIncomplete')}</p>;
  return (
    <section data-testid="passages" aria-label={t('shelf.inTexts')}>
      <h2 className="shelf-heading">{t('shelf.inTexts')}</h2>
      <ul className="passages">
        {passages.map((passage) => (
          <PassageRow key={`${passage.lesson.id} ${passage.kind}`} passage={passage} onOpen={onOpen} />
        ))}
      </ul>
      {complete ? null : <p className="passages-note">{t('shelf.textsIncomplete')}</p>}
      {onMore ? (
        <p className="shelf-more">
          <Button onClick={onMore} data-testid="passages-more">
            {t('shelf.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function PassageRow({ passage, onOpen }: { readonly passage: Passage; readonly onOpen: Props['onOpen'] }) {
  const words = useWords();
  const project = useProject();
  const { t, local } = words;
  const { lesson, kind, text, ranges, atSeconds } = passage;
  const title = local(lesson.title);
  const time = atSeconds === null ? '' : clockText(atSeconds);
  const place = [t(`subject.${lesson.subject}`), placeText(lesson, words), editionText(lesson)]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className="passage" data-testid="passage">
      <button type="button" className="passage-open" onClick={() => onOpen(lesson.id, atSeconds ?? undefined)}>
        <span className="passage-head">
          <span className="passage-kind">
            <Icon name={icons[kind]} size={16} />
            {t(`passage.${kind}`)}
            {time === '' ? null : <b className="figures">{time}</b>}
          </span>
          <span className="passage-title cut">{title}</span>
          <span className="passage-place cut figures">{place}</span>
        </span>
        <span className="passage-text">
          <Marked text={text} ranges={ranges} />
        </span>
      </button>
      {lesson.ready && atSeconds !== null ? (
        <Button
          icon="monitor-up"
          aria-label={t('passage.projectLabel', { title, time })}
          data-testid="passage-project"
          onClick={() => void project({ lessonId: lesson.id, fromSeconds: atSeconds })}
        >
          {t('passage.project', { time })}
        </Button>
      ) : null}
    </li>
  );
}

const icons = {
  summary: 'file-text',
  chapter: 'film',
  question: 'info',
  unit: 'library',
  subtitles: 'captions',
  document: 'file-text',
} as const;
