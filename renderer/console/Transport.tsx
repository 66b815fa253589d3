import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import {
  type Actions,
  CaptionsMenu,
  LessonTime,
  PlayButton,
  PlayMenu,
  RateMenu,
  RatePicker,
  VolumeControl,
  VolumeMenu,
} from '../teach/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { useTranscriptOn } from './transcript-on.ts';
import './Transport.css';

type Props = { readonly state: SessionState; readonly actions: Actions };

export function Transport({ state, actions }: Props) {
  const [transcriptOn, onTranscript] = useTranscriptOn();
  const { t } = useWords();
  const { lesson, motion } = state;
  const runs = motion.kind !== 'paused';
  if (!lesson) return null;
  return (
    <div className="transport" role="toolbar" aria-label={t('transport.label')}>
      <WordButton
        icon="stop-previous"
        name={t('transport.previousStop')}
        testId="previous-stop"
        onPress={actions.previousStop}
      />
      <IconButton icon="back10" name={t('transport.back10')} testId="back10" onPress={() => actions.seekBy(-10)} />
      <IconButton icon="back5" name={t('transport.back5')} testId="back5" onPress={() => actions.seekBy(-5)} />
      <PlayButton state={state} onPress={actions.toggle} />
      <IconButton icon="forward5" name={t('transport.forward5')} testId="forward5" onPress={() => actions.seekBy(5)} />
      <IconButton
        icon="forward10"
        name={t('transport.forward10')}
        testId="forward10"
        onPress={() => actions.seekBy(10)}
      />
      <WordButton icon="stop-next" name={t('transport.nextStop')} testId="next-stop" onPress={actions.nextStop} />
      <WordButton icon="say-again" name={t('transport.sayAgain')} testId="say-again" onPress={actions.sayAgain} />
      <LessonTime state={state} />
      <FrameSteps actions={actions} disabled={runs} />
      <div className="transport-end">
        <RatePicker state={state} actions={actions} />
        <div className="rate-narrow">
          <RateMenu state={state} actions={actions} />
        </div>
        <CaptionsMenu state={state} actions={actions} />
        <IconButton
          icon="transcript"
          name={t('transcript.title')}
          testId="transcript-open"
          on={transcriptOn}
          onPress={onTranscript}
        />
        <PlayMenu state={state} actions={actions} />
        <div className="volume-wide">
          <VolumeControl state={state} actions={actions} />
        </div>
        <div className="volume-narrow">
          <VolumeMenu state={state} actions={actions} />
        </div>
      </div>
    </div>
  );
}

/** A frame more or less is seen only where the lesson stands. */
function FrameSteps({ actions, disabled }: Pick<Props, 'actions'> & { readonly disabled: boolean }) {
  const { t } = useWords();
  return (
    <>
      <IconButton
        icon="frame-back"
        name={t('transport.frameBack')}
        testId="frame-back"
        disabled={disabled}
        onPress={() => actions.frame(-1)}
      />
      <IconButton
        icon="frame-forward"
        name={t('transport.frameForward')}
        testId="frame-forward"
        disabled={disabled}
        onPress={() => actions.frame(1)}
      />
    </>
  );
}

type ButtonProps = {
  readonly icon: IconName;
  readonly name: string;
  readonly testId: string;
  readonly disabled?: boolean;
  readonly on?: boolean;
  readonly onPress: () => void;
};

function IconButton({ icon, name, testId, disabled, on, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      className={on ? 'transport-button transport-on' : 'transport-button'}
      aria-label={name}
      aria-pressed={on}
      title={name}
      disabled={disabled}
      data-testid={testId}
      onClick={onPress}
    >
      <Icon name={icon} size={24} />
    </button>
  );
}

function WordButton({ icon, name, testId, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      className="transport-button transport-word"
      title={name}
      data-testid={testId}
      onClick={onPress}
    >
      <Icon name={icon} size={24} />
      <span className="transport-name">{name}</span>
    </button>
  );
}
