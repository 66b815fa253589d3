import type { Cue } from '../../core/words/index.ts';
import './Timeline.css';
import { playedShare, segmentsOf } from './parts.ts';

type Props = { readonly cues: readonly Cue[]; readonly durationSeconds: number; readonly atSeconds: number };

/** Only the bar, to be looked at: how far a class came. The words beside it say the same. */
export function TimelineBar({ cues, durationSeconds, atSeconds }: Props) {
  return (
    <div className="timeline-bar" aria-hidden="true">
      {segmentsOf(cues, durationSeconds).map((segment) => (
        <span
          key={segment.key}
          className={isIn(segment, atSeconds) ? 'timeline-segment timeline-now' : 'timeline-segment'}
          style={{ flexGrow: segment.toSeconds - segment.fromSeconds }}
        >
          <i style={{ width: `${playedShare(segment, atSeconds) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}

export function isIn(segment: { fromSeconds: number; toSeconds: number }, seconds: number): boolean {
  return seconds >= segment.fromSeconds && seconds < segment.toSeconds;
}
