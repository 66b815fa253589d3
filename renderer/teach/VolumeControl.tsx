import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, Menu, Slider } from '../ui/index.ts';
import type { Actions } from './actions.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

export function VolumeControl({ state, actions }: Props) {
  return (
    <div className="volume">
      <MuteButton state={state} actions={actions} />
      <VolumeSlider state={state} actions={actions} />
    </div>
  );
}

/** The same behind one button, where the row is narrow. */
export function VolumeMenu({ state, actions }: Props) {
  const { t } = useWords();
  return (
    <Menu
      plain
      side="above"
      buttonClass="transport-button"
      label={t('transport.volume')}
      testId="volume-menu"
      button={<Icon name={state.muted ? 'volume-off' : 'volume-2'} size={24} />}
    >
      <div className="volume volume-in-menu">
        <MuteButton state={state} actions={actions} />
        <VolumeSlider state={state} actions={actions} />
      </div>
    </Menu>
  );
}

function MuteButton({ state, actions }: Props) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="transport-button"
      aria-pressed={state.muted}
      aria-label={t('transport.mute')}
      title={t('transport.mute')}
      data-testid="mute"
      onClick={actions.mute}
    >
      <Icon name={state.muted ? 'volume-off' : 'volume-2'} size={24} />
    </button>
  );
}

function VolumeSlider({ state, actions }: Props) {
  const { t } = useWords();
  return (
    <Slider
      label={t('transport.volume')}
      value={state.muted ? 0 : state.volume}
      max={1}
      step={0.05}
      said={`${state.muted ? 0 : Math.round(state.volume * 100)}%`}
      testId="volume"
      onChange={(volume) => void actions.send({ type: 'volume', volume, muted: false })}
    />
  );
}
