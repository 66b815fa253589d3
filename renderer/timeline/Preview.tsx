import type { PreviewStrip } from '../../core/session/index.ts';
import type { Cue } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';
import { segmentsOf } from './parts.ts';
import './Preview.css';
import { pictureAt } from './strip.ts';

type Props = {
  readonly seconds: number;
  readonly durationSeconds: number;
  readonly cues: readonly Cue[];
  readonly strip: PreviewStrip | null;
};

/** What a place on the line is: its picture, its time, its chapter. Over the pointer, and never beyond the line. */
export function Preview({ seconds, durationSeconds, cues, strip }: Props) {
  const words = useWords();
  const segment = segmentsOf(cues, durationSeconds).find(
    (one) => seconds >= one.fromSeconds && seconds < one.toSeconds,
  );
  const share = Math.min(1, seconds / (durationSeconds || 1));
  return (
    <output
      className={strip ? 'timeline-preview timeline-preview-pictured' : 'timeline-preview'}
      style={{ left: `${share * 100}%`, translate: `${share * -100}% 0` }}
      data-testid="preview"
    >
      {strip ? <i className="timeline-preview-picture" style={pictureAt(strip, seconds)} /> : null}
      <b className="figures">{clockText(seconds)}</b>
      {segment?.chapter ? <span className="cut">{words.local(segment.chapter.title)}</span> : null}
    </output>
  );
}
