import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './PlayButton.css';

type Props = { readonly state: SessionState; readonly onPress: () => void };

export function PlayButton({ state: { motion, lesson }, onPress }: Props) {
  const { t } = useWords();
  const runs = motion.kind !== 'paused';
  const name = runs ? t('transport.pause') : t('transport.play');
  return (
    <button
      type="button"
      className="transport-play"
      aria-label={name}
      title={name}
      data-testid="play"
      data-motion={motion.kind}
      disabled={lesson === null}
      onClick={onPress}
    >
      <Icon name={runs ? 'pause' : 'play'} size={32} filled />
    </button>
  );
}

/** 03:20 / 18:40. */
export function LessonTime({ state }: Pick<Props, 'state'>) {
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock);
  return (
    <span className="transport-time figures" data-testid="time">
      {clockText(seconds)}
      <small> / {clockText(state.lesson?.durationSeconds ?? 0)}</small>
    </span>
  );
}
