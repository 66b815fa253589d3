import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Tool } from '../ui/index.ts';
import type { AidActions } from './actions.ts';
import type { AidHand } from './aid-hand.ts';
import { useAim } from './seen.ts';
import './AidTools.css';

type Props = { readonly state: SessionState; readonly hand: AidHand; readonly actions: AidActions };

/** The six aids, each with its name; the one that is on says so. */
export function AidTools({ state, hand, actions }: Props) {
  const { t } = useWords();
  const aim = useAim(hand, state);
  const { aid, zoom, countdown } = state;
  return (
    <fieldset className="aid-tools">
      <legend className="only-heard">{t('aid.label')}</legend>
      <Tool
        icon="zoom"
        name={t('aid.zoom')}
        on={aim === 'zoom' || zoom.scale > 1}
        hint={`${t('key.zoom')} · Z`}
        testId="aid-zoom"
        onPress={actions.takeZoom}
      />
      <Tool
        icon="spotlight"
        name={t('aid.spotlight')}
        on={aid?.kind === 'spotlight'}
        hint={`${t('key.spotlight')} · Shift L`}
        testId="aid-spotlight"
        onPress={() => actions.takeAid('spotlight')}
      />
      <Tool
        icon="curtain"
        name={t('aid.curtain')}
        on={aid?.kind === 'curtain'}
        hint={`${t('key.curtain')} · Shift C`}
        testId="aid-curtain"
        onPress={() => actions.takeAid('curtain')}
      />
      <Tool
        icon="search"
        name={t('aid.magnifier')}
        on={aid?.kind === 'magnifier'}
        hint={`${t('key.magnifier')} · Shift Z`}
        testId="aid-magnifier"
        onPress={() => actions.takeAid('magnifier')}
      />
      <Tool
        icon="laser"
        name={t('aid.laser')}
        on={aim === 'laser'}
        hint={`${t('key.laser')} · L`}
        testId="aid-laser"
        onPress={actions.takeLaser}
      />
      <Tool
        icon="timer"
        name={t('aid.countdown')}
        on={countdown !== null}
        hint={`${t('key.countdown')} · Shift T`}
        testId="aid-countdown"
        onPress={actions.toggleCountdown}
      />
    </fieldset>
  );
}
