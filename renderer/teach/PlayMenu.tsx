import type { SessionState } from '../../core/session/index.ts';
import { chordText, type KeyAction, rowOf } from '../keys/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import { SoundOutputItems } from './SoundOutputs.tsx';

type Props = { readonly state: SessionState; readonly actions: Actions };

/** What is not needed every minute: by sentences, and a passage again and again. Each with its key. */
export function PlayMenu({ state, actions }: Props) {
  const { t } = useWords();
  return (
    <Menu
      side="above"
      buttonClass={state.loop ? 'transport-button transport-on' : 'transport-button'}
      label={t('transport.more')}
      testId="play-menu"
      button={<Icon name="ellipsis" size={24} />}
    >
      {(close) => {
        const item = (action: KeyAction, press: () => void, isOn?: boolean) => (
          <MenuItem
            note={keyOf(action)}
            testId={`play-${action}`}
            {...(isOn !== undefined && { kind: 'checkbox' as const, on: isOn })}
            onPress={() => {
              close();
              press();
            }}
          >
            {t(`key.${action}`)}
          </MenuItem>
        );
        return (
          <>
            {item('previousSentence', actions.previousSentence)}
            {item('nextSentence', actions.nextSentence)}
            {item('bookmark', actions.bookmark)}
            {item('loopFrom', actions.loopFrom)}
            {item('loopUntil', actions.loopUntil)}
            {item('loop', actions.loop, state.loop !== null)}
            <SoundOutputItems />
          </>
        );
      }}
    </Menu>
  );
}

function keyOf(action: KeyAction): string {
  const [chord] = rowOf(action).chords;
  return chord ? chordText(chord) : '';
}
