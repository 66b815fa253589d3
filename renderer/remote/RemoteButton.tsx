import { useWords } from '../state/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';
import type { RemoteView } from './useRemote.ts';

/** Brings the card out, and says by itself how the remote stands; while a phone steers, one press ends that. */
export function RemoteButton({ remote, className }: { readonly remote: RemoteView; readonly className?: string }) {
  const { t } = useWords();
  const { state } = remote;
  const phone = state?.kind === 'on' ? state.phone : 'off';
  return (
    <span className="remote-line">
      <Button
        icon="smartphone"
        className={className}
        on={remote.shown}
        title={`${t('key.phoneRemote')} · J`}
        data-testid="remote-button"
        data-phone={phone}
        onClick={() => remote.show(!remote.shown)}
      >
        {t(textOf(remote))}
      </Button>
      {phone === 'here' || phone === 'away' ? (
        <IconButton icon="x" name={t('remote.close')} data-testid="remote-end" onClick={remote.close} />
      ) : null}
    </span>
  );
}

function textOf({ state }: RemoteView): TextKey {
  if (state?.kind !== 'on') return 'remote.title';
  if (state.asking !== null) return 'remote.asks';
  if (state.phone === 'here') return 'remote.on';
  return state.phone === 'away' ? 'remote.away' : 'remote.title';
}
