import type { PlanItem, PlanMark, PlanSegment } from '../../core/plan/index.ts';
import { segmentsOfPlan } from '../../core/plan/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, InkMarks } from '../teach/index.ts';
import { Timeline } from '../timeline/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { clockText, type TextKey } from '../words/index.ts';
import './PlanTimeline.css';
import { type DragOnLine, useDragOnLine } from './useDragOnLine.ts';
import type { Preparing } from './usePreparing.ts';

type Props = { readonly preparing: Preparing; readonly actions: Actions };

export const markIcon: Record<PlanMark['kind'], IconName> = {
  chapter: 'chapter',
  pause: 'diamond',
  question: 'question',
  note: 'note',
};
export const markName: Record<PlanMark['kind'], TextKey> = {
  chapter: 'prepare.chapter',
  pause: 'prepare.pause',
  question: 'prepare.question',
  note: 'prepare.note',
};

/** The lesson's own line as it is in class, and under it what the plan lays over it: segments and marks, to be dragged. */
export function PlanTimeline({ preparing, actions }: Props) {
  const { player } = useHand();
  const { state } = preparing;
  const seconds = useMediaSeconds(state, player.clock);
  const durationSeconds = state.lesson?.durationSeconds ?? 0;
  return (
    <div className="plan-line">
      <Timeline
        cues={state.lesson?.cues ?? []}
        durationSeconds={durationSeconds}
        atSeconds={seconds}
        onSeek={actions.seek}
        strip={state.lesson?.strip ?? null}
        marks={state.lesson ? <InkMarks lesson={state.lesson} atSeconds={seconds} onSeek={actions.seek} small /> : null}
      />
      {durationSeconds > 0 ? (
        <Laid preparing={preparing} durationSeconds={durationSeconds} nowSeconds={seconds} />
      ) : null}
    </div>
  );
}

type LaidProps = {
  readonly preparing: Preparing;
  readonly durationSeconds: number;
  readonly nowSeconds: number;
};

function Laid({ preparing, durationSeconds, nowSeconds }: LaidProps) {
  const { plan, lessonId, begun, marks } = preparing;
  const line = useDragOnLine(durationSeconds, preparing.drag);
  const segments = segmentsOfPlan(plan);
  const share = (seconds: number) => `${(Math.min(seconds, durationSeconds) / durationSeconds) * 100}%`;
  const own = segments.filter((one) => one.lessonId === lessonId);
  return (
    <div className="plan-laid" ref={line.place}>
      <div className="plan-lane plan-segments">
        {begun === null ? null : (
          <i
            className="plan-begun"
            style={{ left: share(Math.min(begun, nowSeconds)), width: share(Math.abs(nowSeconds - begun)) }}
          />
        )}
        {own.map((one) => (
          <SegmentBand
            key={one.id}
            {...{ preparing, line, share }}
            segment={line.shown(one)}
            item={one}
            number={segments.indexOf(one) + 1}
          />
        ))}
      </div>
      <div className="plan-lane plan-marks">
        {marks.map((mark) => (
          <MarkHandle key={mark.id} {...{ preparing, line, share }} mark={line.shown(mark)} item={mark} />
        ))}
      </div>
    </div>
  );
}

type BandProps = {
  readonly preparing: Preparing;
  readonly line: DragOnLine;
  readonly share: (seconds: number) => string;
  readonly segment: PlanSegment;
  readonly item: PlanItem;
  readonly number: number;
};

function SegmentBand({ preparing, line, share, segment, item, number }: BandProps) {
  const { t } = useWords();
  const { fromSeconds, toSeconds, id } = segment;
  const said = { number, from: clockText(fromSeconds), to: clockText(toSeconds) };
  return (
    <div
      className="plan-segment"
      data-testid="plan-segment"
      data-selected={preparing.selected === id || undefined}
      style={{ left: share(fromSeconds), width: share(toSeconds - fromSeconds) }}
    >
      <span className="figures">{number}</span>
      {(['from', 'to'] as const).map((grip) => (
        <button
          key={grip}
          type="button"
          className={`plan-grip plan-grip-${grip}`}
          aria-label={t(grip === 'from' ? 'prepare.gripFrom' : 'prepare.gripTo', said)}
          title={clockText(grip === 'from' ? fromSeconds : toSeconds)}
          data-testid={`grip-${grip}`}
          onFocus={() => preparing.select(id)}
          {...line.handle(item, grip)}
        />
      ))}
    </div>
  );
}

type HandleProps = Omit<BandProps, 'segment' | 'number'> & { readonly mark: PlanMark };

function MarkHandle({ preparing, line, share, mark, item }: HandleProps) {
  const { t } = useWords();
  const at = clockText(mark.atSeconds);
  return (
    <button
      type="button"
      className={`plan-mark plan-mark-${mark.kind}`}
      style={{ left: `clamp(0.75rem, ${share(mark.atSeconds)}, calc(100% - 0.75rem))` }}
      aria-label={t('prepare.markAt', { kind: t(markName[mark.kind]), at })}
      title={at}
      data-testid="plan-mark"
      data-kind={mark.kind}
      data-selected={preparing.selected === mark.id || undefined}
      onFocus={() => preparing.select(mark.id)}
      onDoubleClick={() => preparing.type(mark.id)}
      {...line.handle(item, 'at')}
    >
      <Icon name={markIcon[mark.kind]} size={20} />
    </button>
  );
}
