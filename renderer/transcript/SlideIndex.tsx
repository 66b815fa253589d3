import type { PreviewStrip } from '../../core/session/index.ts';
import type { MediaSeconds } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { pictureAt } from '../timeline/index.ts';
import { clockText } from '../words/index.ts';

type Props = {
  readonly slideSeconds: readonly MediaSeconds[];
  readonly strip: PreviewStrip | null;
  readonly atSeconds: number;
  readonly onSeek: (seconds: number) => void;
};

/** Each change of slide as a picture that goes there. */
export function SlideIndex({ slideSeconds, strip, atSeconds, onSeek }: Props) {
  const { t } = useWords();
  const now = slideSeconds.findLastIndex((at) => at <= atSeconds + 0.05);
  return (
    <ol className="transcript-list slide-index" aria-label={t('slides.title')}>
      {slideSeconds.map((at, slide) => (
        <li key={at}>
          <button
            type="button"
            className="slide"
            aria-label={t('slides.go', { number: slide + 1, at: clockText(at) })}
            aria-current={slide === now ? 'true' : undefined}
            data-testid="slide"
            onClick={() => onSeek(at)}
          >
            {/* A moment after the change: the slide may still be sliding in. */}
            {strip ? <i className="slide-picture" style={pictureAt(strip, at + strip.everySeconds)} /> : null}
            <span className="figures">{clockText(at)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
