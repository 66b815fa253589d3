import { memo } from 'react';
import type { LargeScreen } from '../../core/contract/index.ts';
import { type SessionState, soundWindow } from '../../core/session/index.ts';
import { AidOptions, AidTools } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { DisplayAdvice } from '../panel/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { RemoteButton, type RemoteView } from '../remote/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LayoutButtons, QualityNote, StillPreparing, screenState } from '../teach/index.ts';
import { Button, Icon } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';
import { DisplayPicker } from './DisplayPicker.tsx';
import './ScreenCard.css';
import { PanelMenu } from './PanelMenu.tsx';

type Props = {
  readonly state: SessionState;
  readonly large: LargeScreen;
  readonly actions: Actions;
  readonly remote: RemoteView;
  readonly onTestCard: () => void;
};

/** What the class sees, where, and what can be done with it. */
export const ScreenCard = memo(function ScreenCard({ state, large, actions, remote, onTestCard }: Props) {
  const words = useWords();
  const { t } = words;
  const { player, aids } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const aside = large.kind === 'aside';
  const shown = screenState(state, large, seconds, words);
  return (
    <section className="stage-panel screen-card" data-testid="screen-state" data-state={shown.kind}>
      <div role="status">
        <h2 className={`screen-words screen-${shown.kind}`}>
          <i />
          <span>{shown.text}</span>
        </h2>
      </div>
      <ScreenPlace state={state} large={large} actions={actions} onTestCard={onTestCard} />
      {aside ? (
        <Button look="go" large icon="monitor-up" data-testid="come-back" shortcut="F9" onClick={actions.aside}>
          {t('screen.comeBack')}
        </Button>
      ) : null}
      <div className="screen-line">
        <Sound state={state} own={player.windowId} />
        <RemoteButton remote={remote} className="screen-remote" />
      </div>
      <StillPreparing lesson={state.lesson} motion={state.motion} />
      <QualityNote state={state} actions={actions} />
      <LayoutButtons state={state} actions={actions} />
      <HidingButtons state={state} actions={actions} aside={aside} />
      <AidTools state={state} hand={aids} actions={actions.aids} />
      <AidOptions state={state} hand={aids} actions={actions.aids} now={player.clock.now} />
    </section>
  );
});

/** Freeze and black. Nobody would see them while another program has the large screen: then they say so. */
function HidingButtons({ state, actions, aside }: Pick<Props, 'state' | 'actions'> & { readonly aside: boolean }) {
  const { t } = useWords();
  return (
    <>
      <div className="screen-buttons" title={aside ? t('error.aside') : undefined}>
        <Button
          icon="freeze"
          on={state.frozen !== null}
          disabled={aside && !state.frozen}
          data-testid="freeze"
          shortcut="Shift F"
          className={state.frozen ? 'screen-frost' : undefined}
          onClick={actions.freeze}
        >
          {state.frozen ? t('screen.reveal') : t('screen.freeze')}
        </Button>
        <Button
          icon="black"
          on={state.blank}
          disabled={aside && !state.blank}
          data-testid="black"
          shortcut="Shift B"
          onClick={actions.black}
        >
          {state.blank ? t('screen.black.back') : t('screen.black.button')}
        </Button>
      </div>
      {aside ? <AsideWhy /> : null}
    </>
  );
}

/** Where the picture is: the display and its touch, the address, or what to do when it has gone. */
function ScreenPlace({ state, large, actions, onTestCard }: Omit<Props, 'remote'>) {
  const { t } = useWords();
  if (large.kind === 'byHand') {
    return (
      <a className="screen-address" href={large.address} target="lectern-screen" data-testid="screen-address">
        {t('screen.openByHand')}
      </a>
    );
  }
  return (
    <>
      <div className="screen-facts">
        <DisplayPicker large={large} actions={actions} onTestCard={onTestCard} />
        <PanelMenu state={state} actions={actions} />
      </div>
      {large.kind === 'lost' ? <DisplayAdvice /> : null}
    </>
  );
}

function Sound({ state, own }: { readonly state: SessionState; readonly own: string }) {
  const { t } = useWords();
  return (
    <p className="screen-sound">
      <Icon name={state.muted ? 'volume-off' : 'volume-2'} size={16} />
      {t(soundKey(state, own))}
    </p>
  );
}

/** Why the picture cannot be changed while another program stands before the class. */
function AsideWhy() {
  const { t } = useWords();
  return (
    <p className="screen-why" data-testid="aside-why">
      {t('error.aside')}
    </p>
  );
}

function soundKey(state: SessionState, own: string): TextKey {
  const window = soundWindow(state);
  if (window === null) return 'screen.sound.none';
  return window === own ? 'screen.sound.console' : 'screen.sound.large';
}
