import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BridgeState, ConnectedBridge } from '../bridge.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import './RoadNotice.css';

/** A road that is laid again within this time was never missed. */
const GRACE_MS = 1500;

/** Says on the console that main does not answer, or that this window's place was taken. Nothing of it on the screen. */
export function RoadNotice({ bridge }: { readonly bridge: Pick<ConnectedBridge, 'state' | 'onState'> }) {
  const { t } = useWords();
  const road = useSyncExternalStore(bridge.onState, bridge.state);
  const shown = useLater(road);
  if (shown === 'open' || shown === 'connecting') return null;
  return (
    <div className="road-notice" role="alert" data-testid="road-notice">
      <Icon name="triangle-alert" />
      {shown === 'replaced' ? t('app.replaced') : t('app.gone')}
    </div>
  );
}

function useLater(road: BridgeState): BridgeState {
  const [shown, setShown] = useState(road);
  useEffect(() => {
    const timer = setTimeout(() => setShown(road), road === 'lost' ? GRACE_MS : 0);
    return () => clearTimeout(timer);
  }, [road]);
  return shown;
}
