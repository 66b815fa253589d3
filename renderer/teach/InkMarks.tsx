import { type RefObject, useEffect, useRef, useState } from 'react';
import { gridTrack, type SessionLesson } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { InkThumbnail, useInkMarks } from '../ink/index.ts';
import { useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';
import './InkMarks.css';
import { marksApart } from './marks-apart.ts';
import { Still } from './Still.tsx';

type Props = {
  readonly lesson: SessionLesson;
  readonly atSeconds: number;
  readonly onSeek: (seconds: number) => void;
  /** Dots only, where the row is low. */
  readonly small: boolean;
};

const THUMBNAIL = { width: 82, height: 46 };
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** The class's ink on the timeline: a page where there is room, else a dot. */
export function InkMarks({ lesson, atSeconds, onSeek, small }: Props) {
  const { t } = useWords();
  const { ink } = useHand();
  const marks = useInkMarks(ink, lesson.id);
  const place = useRef<HTMLDivElement>(null);
  const widthRem = useWidthRem(place);
  const role = gridTrack(lesson)?.role ?? 'screen';
  const apart = marksApart(marks, lesson.durationSeconds, widthRem);
  return (
    <div ref={place} className="ink-marks">
      {marks.map((mark) => {
        const near = Math.abs(mark.mediaSeconds - atSeconds) < 0.5;
        const large = !small && apart.has(mark.pageId);
        return (
          <button
            key={mark.pageId}
            type="button"
            className={large ? 'ink-mark' : 'ink-mark ink-mark-dot'}
            style={{ left: `${(mark.mediaSeconds / lesson.durationSeconds) * 100}%` }}
            aria-current={near ? 'true' : undefined}
            aria-label={t('timeline.mark', { at: clockText(mark.mediaSeconds), count: mark.strokes })}
            title={clockText(mark.mediaSeconds)}
            data-testid="ink-mark"
            onClick={() => onSeek(mark.mediaSeconds)}
          >
            {large ? (
              <Still seconds={mark.mediaSeconds}>
                <InkThumbnail
                  store={ink}
                  pageId={mark.pageId}
                  surfaces={[{ surface: role, rect: WHOLE }]}
                  {...THUMBNAIL}
                />
              </Still>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}

function useWidthRem(place: RefObject<HTMLElement | null>): number {
  const [widthRem, setWidthRem] = useState(60);
  useEffect(() => {
    if (!place.current) return;
    const watching = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setWidthRem(entry.contentRect.width / rem);
    });
    watching.observe(place.current);
    return () => watching.disconnect();
  }, [place]);
  return widthRem;
}
