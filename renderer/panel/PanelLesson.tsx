import type { ReactNode } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import {
  type Actions,
  CaptionChoices,
  QuestionButton,
  rates,
  SoundOutputChoices,
  VolumeControl,
} from '../teach/index.ts';
import { Button, type IconName, Segmented } from '../ui/index.ts';
import { rateText } from '../words/index.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

/** All that keys do to the lesson, for a hand at the glass: what a teacher wants again and again stands first. */
export function PanelLesson({ state, actions }: Props) {
  const { t } = useWords();
  return (
    <>
      <QuestionButton state={state} actions={actions} />
      <Pairs label={t('transport.label')}>
        <Press action="sayAgain" name={t('transport.sayAgain')} icon="say-again" onPress={actions.sayAgain} />
        <Press action="forward5" name={t('transport.forward5')} icon="forward5" onPress={() => actions.seekBy(5)} />
        <Press
          action="previousStop"
          name={t('transport.previousStop')}
          icon="stop-previous"
          onPress={actions.previousStop}
          testId="previous-stop"
        />
        <Press
          action="nextStop"
          name={t('transport.nextStop')}
          icon="stop-next"
          onPress={actions.nextStop}
          testId="next-stop"
        />
        <Press action="previousSentence" name={t('transport.previousSentence')} onPress={actions.previousSentence} />
        <Press action="nextSentence" name={t('transport.nextSentence')} onPress={actions.nextSentence} />
        <Press action="frameBack" name={t('transport.frameBack')} icon="frame-back" onPress={() => actions.frame(-1)} />
        <Press
          action="frameForward"
          name={t('transport.frameForward')}
          icon="frame-forward"
          onPress={() => actions.frame(1)}
        />
        <Press action="back10" name={t('transport.back10')} icon="back10" onPress={() => actions.seekBy(-10)} />
        <Press action="forward10" name={t('transport.forward10')} icon="forward10" onPress={() => actions.seekBy(10)} />
        <Press action="previousChapter" name={t('key.previousChapter')} onPress={actions.previousChapter} />
        <Press action="nextChapter" name={t('key.nextChapter')} onPress={actions.nextChapter} />
      </Pairs>
      <Segmented
        label={t('transport.rate')}
        value={state.rate}
        options={rates.map((rate) => ({ value: rate as number, label: rateText(rate), testId: `rate-${rate}` }))}
        onChoose={(rate) => void actions.send({ type: 'rate', rate })}
      />
      <Loops state={state} actions={actions} />
    </>
  );
}

/** What is read and heard of the lesson: set once, and left alone. */
export function PanelSound({ state, actions }: Props) {
  return (
    <>
      <CaptionChoices state={state} actions={actions} />
      <VolumeControl state={state} actions={actions} />
      <SoundOutputChoices />
    </>
  );
}

/** A passage again and again, and a moment to come back to. */
function Loops({ state, actions }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  return (
    <Pairs label={t('key.loop')}>
      <Press action="loopFrom" name={t('key.loopFrom')} onPress={actions.loopFrom} />
      <Press action="loopUntil" name={t('key.loopUntil')} onPress={actions.loopUntil} />
      <Press
        action="loop"
        name={t(state.loop ? 'panel.loopEnd' : 'panel.loopSentence')}
        onPress={actions.loop}
        on={state.loop !== null}
      />
      {/* It is the teacher's own: made where only she sees it. */}
      {player.role === 'console' ? (
        <Press action="bookmark" name={t('panel.bookmark')} icon="bookmark" onPress={actions.bookmark} />
      ) : null}
    </Pairs>
  );
}

function Pairs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="panel-pairs">
      <legend className="only-heard">{label}</legend>
      {children}
    </fieldset>
  );
}

type PressProps = {
  readonly action: string;
  readonly name: string;
  readonly icon?: IconName;
  readonly on?: boolean;
  readonly testId?: string;
  readonly onPress: () => void;
};

function Press({ action, name, icon, on, testId, onPress }: PressProps) {
  return (
    <Button
      {...(icon && { icon })}
      {...(on !== undefined && { on })}
      data-testid={testId ?? `panel-${action}`}
      onClick={onPress}
    >
      {name}
    </Button>
  );
}
