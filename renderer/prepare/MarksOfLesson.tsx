import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PlanMark } from '../../core/plan/index.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { clockText, lengthText } from '../words/index.ts';
import './MarksOfLesson.css';
import { markIcon, markName } from './PlanTimeline.tsx';
import type { Preparing } from './usePreparing.ts';

type Props = { readonly preparing: Preparing };
const thinkChoices = [0, 15, 30, 60, 90, 120, 180, 300];

/** What the plan adds to the lesson on the left, in the order of time; words are typed where they stand. */
export function MarksOfLesson({ preparing }: Props) {
  const { t } = useWords();
  const { marks } = preparing;
  return (
    <section className="stage-panel plan-list" aria-label={t('prepare.marks')}>
      <h2>
        <span>{t('prepare.marks')}</span>
        <span className="prepare-private">{t('prepare.private')}</span>
      </h2>
      {marks.length === 0 ? <p className="plan-none-yet">{t('prepare.marksNone')}</p> : null}
      <ol>
        {marks.map((mark) => (
          <MarkRow key={mark.id} preparing={preparing} mark={mark} />
        ))}
      </ol>
    </section>
  );
}

type RowProps = Props & { readonly mark: PlanMark };

function MarkRow({ preparing, mark }: RowProps) {
  const { t } = useWords();
  const at = clockText(mark.atSeconds);
  const kind = t(markName[mark.kind]);
  return (
    <li className="plan-row" data-testid="mark-row" data-selected={preparing.selected === mark.id || undefined}>
      <button
        type="button"
        className={`plan-row-at figures plan-mark-${mark.kind}`}
        aria-label={t('prepare.goTo', { kind, at })}
        onClick={() => {
          preparing.select(mark.id);
          preparing.goTo(mark.lessonId, mark.atSeconds);
        }}
      >
        <Icon name={markIcon[mark.kind]} size={20} />
        {at}
      </button>
      {mark.kind === 'pause' ? (
        <span className="plan-row-words plan-row-bare">{kind}</span>
      ) : (
        <MarkWords preparing={preparing} mark={mark} />
      )}
      {mark.kind === 'question' ? <Think preparing={preparing} mark={mark} /> : null}
      <button
        type="button"
        className="plan-row-x"
        aria-label={t('prepare.delete', { kind, at })}
        title={t('prepare.delete', { kind, at })}
        data-testid="mark-delete"
        onClick={() => preparing.remove(mark.id)}
      >
        <Icon name="x" />
      </button>
    </li>
  );
}

type Worded = Exclude<PlanMark, { kind: 'pause' }>;

function MarkWords({ preparing, mark }: Props & { readonly mark: Worded }) {
  const { t } = useWords();
  const { desk, typing } = preparing;
  const words = mark.kind === 'chapter' ? mark.title : mark.text;
  const field = useRef<HTMLTextAreaElement>(null);
  /** Of a mark that was added just now the words belong to that step; else each time of typing is one of its own. */
  const goesOn = useRef(false);
  const isMine = typing === mark.id;
  useEffect(() => {
    if (!isMine) return;
    field.current?.focus();
    goesOn.current = words === '';
    preparing.type(null);
  });
  const write = (next: string) => {
    const put = mark.kind === 'chapter' ? { ...mark, title: next } : { ...mark, text: next };
    if (goesOn.current) desk.goOn({ puts: [put] });
    else desk.edit({ puts: [put] });
    goesOn.current = true;
  };
  const key = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (event.key !== 'Escape' && !isEnter) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
    // A question or note without words was a slip of the finger.
    if (words.trim() === '') preparing.remove(mark.id);
  };
  const name = t(mark.kind === 'question' ? 'prepare.questionText' : markName[mark.kind]);
  return (
    <textarea
      ref={field}
      className="plan-row-words"
      rows={1}
      aria-label={name}
      placeholder={name}
      maxLength={mark.kind === 'note' ? 4000 : 200}
      value={words}
      data-testid={`words-${mark.kind}`}
      onChange={(event) => write(event.currentTarget.value)}
      onKeyDown={key}
      onFocus={() => preparing.select(mark.id)}
      onBlur={() => {
        goesOn.current = false;
      }}
    />
  );
}

function Think({ preparing: { desk }, mark }: Props & { readonly mark: Extract<PlanMark, { kind: 'question' }> }) {
  const { t } = useWords();
  const now = mark.thinkSeconds ?? 0;
  const choices = thinkChoices.includes(now) ? thinkChoices : [...thinkChoices, now].sort((a, b) => a - b);
  return (
    <select
      className="plan-select field-arrow figures"
      aria-label={t('prepare.think')}
      title={t('prepare.think')}
      value={now}
      data-testid="think"
      onChange={(event) => {
        const seconds = Number(event.currentTarget.value);
        desk.edit({ puts: [{ ...mark, thinkSeconds: seconds === 0 ? null : seconds }] });
      }}
    >
      {choices.map((seconds) => (
        <option key={seconds} value={seconds}>
          {seconds === 0 ? t('prepare.thinkNone') : lengthText(seconds)}
        </option>
      ))}
    </select>
  );
}
