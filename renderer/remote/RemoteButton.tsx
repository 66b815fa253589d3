import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';
import type { RemoteView } from './useRemote.ts';

/** Brings the card out; says by itself how the remote stands. */
export function RemoteButton({ remote, className }: { readonly remote: RemoteView; readonly className?: string }) {
  const { t } = useWords();
  return (
    <Button
      icon="smartphone"
      on={remote.shown}
      className={className}
      data-testid="remote-button"
      data-phone={remote.state?.kind === 'on' ? remote.state.phone : 'off'}
      onClick={() => remote.show(!remote.shown)}
    >
      {t(textOf(remote))}
    </Button>
  );
}

function textOf({ state }: RemoteView): TextKey {
  if (state?.kind !== 'on') return 'remote.title';
  if (state.asking !== null) return 'remote.asks';
  if (state.phone === 'here') return 'remote.on';
  return state.phone === 'away' ? 'remote.away' : 'remote.title';
}
