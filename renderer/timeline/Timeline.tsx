import type { ReactNode } from 'react';
import type { Loop, PreviewStrip } from '../../core/session/index.ts';
import type { Cue } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';
import { LoopBand } from './LoopBand.tsx';
import { Preview } from './Preview.tsx';
import { segmentsOf, stopsOf } from './parts.ts';
import { SeekArea } from './SeekArea.tsx';
import './Timeline.css';
import { isIn, TimelineBar } from './TimelineBar.tsx';

type Props = {
  readonly cues: readonly Cue[];
  readonly durationSeconds: number;
  readonly atSeconds: number;
  /** Left out: the line is to be looked at. */
  readonly onSeek?: (seconds: number, passing: boolean) => void;
  readonly marks?: ReactNode;
  readonly strip?: PreviewStrip | null;
  /** So far it can be played; left out: all of it. */
  readonly preparedSeconds?: number | undefined;
  readonly bookmarks?: readonly { readonly bookmarkId: string; readonly atSeconds: number }[];
  readonly loop?: Loop | null;
  readonly onLoop?: (loop: Loop) => void;
};

export function Timeline(props: Props) {
  const { cues, durationSeconds, atSeconds, onSeek, marks, strip = null, bookmarks = [], loop, onLoop } = props;
  const { preparedSeconds } = props;
  const words = useWords();
  const left = (seconds: number) => `${(Math.min(seconds, durationSeconds) / (durationSeconds || 1)) * 100}%`;
  return (
    <div className={onSeek ? 'timeline timeline-live' : 'timeline'}>
      <div className="timeline-names">
        {segmentsOf(cues, durationSeconds).map((segment) => (
          <span
            key={segment.key}
            className={isIn(segment, atSeconds) ? 'cut timeline-name-now' : 'cut'}
            style={{ flexGrow: segment.toSeconds - segment.fromSeconds }}
          >
            {segment.chapter ? words.local(segment.chapter.title) : ''}
          </span>
        ))}
      </div>
      <div className="timeline-track">
        <TimelineBar cues={cues} durationSeconds={durationSeconds} atSeconds={atSeconds} />
        {preparedSeconds === undefined ? null : (
          <i className="timeline-coming" style={{ left: left(preparedSeconds) }} />
        )}
        {stopsOf(cues).map((stop) => (
          <i key={stop.id} className="timeline-stop" style={{ left: left(stop.atSeconds) }} />
        ))}
        {bookmarks.map((one) => (
          <i key={one.bookmarkId} className="timeline-bookmark" style={{ left: left(one.atSeconds) }} />
        ))}
        {onSeek ? <i className="timeline-head" style={{ left: left(atSeconds) }} /> : null}
        {onSeek ? (
          <SeekArea
            durationSeconds={durationSeconds}
            atSeconds={atSeconds}
            label={words.t('timeline.label')}
            said={words.t('timeline.said', { at: clockText(atSeconds), of: clockText(durationSeconds) })}
            onSeek={onSeek}
            preview={(seconds) => (
              <Preview seconds={seconds} durationSeconds={durationSeconds} cues={cues} strip={strip} />
            )}
          />
        ) : null}
        {loop ? <LoopBand loop={loop} durationSeconds={durationSeconds} onLoop={onLoop} /> : null}
      </div>
      {marks ? <div className="timeline-marks">{marks}</div> : null}
    </div>
  );
}
