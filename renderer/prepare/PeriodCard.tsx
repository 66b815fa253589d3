import { useRef } from 'react';
import { minutesOf, movedSegment, type PlanSegment, segmentsOfPlan } from '../../core/plan/index.ts';
import { useWords } from '../state/index.ts';
import { type DragOrder, Icon, useDragOrder } from '../ui/index.ts';
import { clockText, lengthText } from '../words/index.ts';
import { AddLesson } from './AddLesson.tsx';
import { BudgetBar, budgetShown } from './BudgetBar.tsx';
import './PeriodCard.css';
import type { Preparing } from './usePreparing.ts';

type Props = { readonly preparing: Preparing };
const periodChoices = [35, 40, 45, 50, 80, 90];
const talkChoices = [0, 1, 2, 3, 5, 8, 10, 15, 20];

/** The period: its lessons, its segments in order with their minutes, and how they stand against its length. */
export function PeriodCard({ preparing }: Props) {
  const { t } = useWords();
  const { plan, desk } = preparing;
  const rows = useRef<HTMLOListElement>(null);
  const segments = segmentsOfPlan(plan);
  const order = useDragOrder(rows, (from, toIndex) => {
    const moved = movedSegment(plan, segments[from]?.id ?? '', toIndex);
    if (moved) desk.edit({ order: [...moved] });
  });
  return (
    <section className="stage-panel period" aria-label={t('prepare.period')}>
      <h2>
        <span>{t('prepare.period')}</span>
        <PeriodLength preparing={preparing} />
      </h2>
      <BudgetBar budget={budgetShown(plan)} />
      <div className="period-lessons">
        {plan.lessons.map((one) => (
          <LessonChip key={one.lessonId} preparing={preparing} lesson={one} />
        ))}
        <AddLesson preparing={preparing} />
      </div>
      {segments.length === 0 ? <p className="plan-none-yet">{t('prepare.segmentsNone')}</p> : null}
      <ol ref={rows} className="period-segments">
        {segments.map((one, at) => (
          <SegmentRow key={one.id} preparing={preparing} segment={one} at={at} order={order} />
        ))}
      </ol>
    </section>
  );
}

function PeriodLength({ preparing: { plan, desk } }: Props) {
  const { t } = useWords();
  const now = Math.round(plan.periodSeconds / 60);
  const choices = periodChoices.includes(now) ? periodChoices : [...periodChoices, now].sort((a, b) => a - b);
  return (
    <select
      className="plan-select field-arrow figures"
      aria-label={t('prepare.periodLength')}
      value={now}
      data-testid="period-length"
      onChange={(event) => desk.edit({ periodSeconds: Number(event.currentTarget.value) * 60 })}
    >
      {choices.map((minutes) => (
        <option key={minutes} value={minutes}>
          {t('prepare.minutes', { count: minutes })}
        </option>
      ))}
    </select>
  );
}

type ChipProps = Props & { readonly lesson: Preparing['plan']['lessons'][number] };

function LessonChip({ preparing: { lessonId, onLesson }, lesson }: ChipProps) {
  const { t, local } = useWords();
  const title = local(lesson.title);
  return (
    <button
      type="button"
      className="period-lesson"
      aria-pressed={lesson.lessonId === lessonId}
      title={lesson.ready ? title : t('prepare.notReady', { title })}
      data-testid="plan-lesson"
      onClick={() => onLesson(lesson.lessonId)}
    >
      {lesson.ready ? null : <Icon name="triangle-alert" size={16} />}
      <span className="cut">{title}</span>
    </button>
  );
}

type RowProps = Props & { readonly segment: PlanSegment; readonly at: number; readonly order: DragOrder };

function SegmentRow({ preparing, segment, at, order }: RowProps) {
  const { t, local } = useWords();
  const { plan, desk } = preparing;
  const { id, lessonId, fromSeconds, toSeconds, talkSeconds, triedSeconds } = segment;
  const title = local(plan.lessons.find((one) => one.lessonId === lessonId)?.title ?? {});
  const { videoSeconds, thinkSeconds } = minutesOf(plan, segment);
  const place = t('prepare.fromTo', { from: clockText(fromSeconds), to: clockText(toSeconds) });
  const minutes = Math.round(talkSeconds / 60);
  return (
    <li
      className="period-segment"
      data-testid="segment-row"
      data-selected={preparing.selected === id || undefined}
      data-drag={order.drag?.from === at || undefined}
      data-drop={order.dropSide(at)}
      style={order.drag?.from === at ? { translate: `0 ${order.drag.byPx}px` } : undefined}
    >
      <button
        type="button"
        className="period-handle"
        aria-label={t('prepare.moveSegment', { number: at + 1, title })}
        data-testid="segment-handle"
        onFocus={() => preparing.select(id)}
        {...order.handle(at)}
      >
        <Icon name="grip-vertical" />
        <span className="figures">{at + 1}</span>
      </button>
      <button
        type="button"
        className="period-where"
        onClick={() => {
          preparing.select(id);
          preparing.goTo(lessonId, fromSeconds);
        }}
      >
        <b className="cut">{title}</b>
        <small className="figures">
          {place} · {lengthText(videoSeconds)}
          {thinkSeconds > 0 ? ` · ${t('prepare.thinkOf', { time: lengthText(thinkSeconds) })}` : ''}
          {triedSeconds === undefined ? '' : ` · ${t('prepare.triedOf', { time: lengthText(triedSeconds) })}`}
        </small>
      </button>
      <select
        className="plan-select field-arrow figures"
        aria-label={t('prepare.talkAfter', { number: at + 1 })}
        title={t('prepare.talkAfter', { number: at + 1 })}
        value={minutes}
        data-testid="talk"
        onChange={(event) => desk.edit({ puts: [{ ...segment, talkSeconds: Number(event.currentTarget.value) * 60 }] })}
      >
        {(talkChoices.includes(minutes) ? talkChoices : [...talkChoices, minutes]).map((one) => (
          <option key={one} value={one}>
            {one === 0 ? t('prepare.talkNone') : t('prepare.talk', { count: one })}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="plan-row-x"
        aria-label={t('prepare.deleteSegment', { number: at + 1 })}
        title={t('prepare.deleteSegment', { number: at + 1 })}
        data-testid="segment-delete"
        onClick={() => preparing.remove(id)}
      >
        <Icon name="x" />
      </button>
    </li>
  );
}
