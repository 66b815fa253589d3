import { expectedSeconds, isRemovable, type SessionLesson } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { pictureAt } from '../timeline/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { useCorrectSlides } from './correct-slides.ts';

type Props = {
  readonly lesson: SessionLesson;
  readonly atSeconds: number;
  readonly onSeek: (seconds: number) => void;
};

/** Each change of slide as a picture that goes there. What was found wrongly is put right where it stands. */
export function SlideIndex({ lesson, atSeconds, onSeek }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const correct = useCorrectSlides(lesson.id);
  /** At the press, and not where the list was last drawn. */
  const here = () => {
    const [state, now] = [player.link.state(), player.clock.now()];
    return state && now !== null ? expectedSeconds(state, now) : atSeconds;
  };
  const { slideSeconds = [], strip, cues } = lesson;
  const now = slideSeconds.findLastIndex((at) => at <= atSeconds + 0.05);
  return (
    <>
      <Button
        icon="plus"
        className="transcript-add"
        data-testid="slide-add"
        onClick={() => void correct('add', here())}
      >
        {t('slides.add')}
      </Button>
      {slideSeconds.length === 0 ? <p className="transcript-none">{t('slides.none')}</p> : null}
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
            {isRemovable(at, cues) ? (
              <IconButton
                icon="x"
                className="slide-remove"
                name={t('slides.remove', { at: clockText(at) })}
                data-testid="slide-remove"
                onClick={() => void correct('remove', at)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
