import { useState } from 'react';
import type { RemoteAddress, RemoteState } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Button, IconButton, StateLine } from '../ui/index.ts';
import { errorText, type TextKey } from '../words/index.ts';
import { spaced } from './digits.ts';
import { QrCode } from './QrCode.tsx';
import './RemoteCard.css';
import type { RemoteView } from './useRemote.ts';

type Props = {
  readonly remote: RemoteView;
  /** One display: pupils can point their phones at the code too. */
  readonly classSees: boolean;
};

/** Stands beside the picture, never on it. */
export function RemoteCard({ remote, classSees }: Props) {
  const words = useWords();
  const { t } = words;
  const { state, refusal } = remote;
  return (
    <section className="stage-panel remote-card" aria-label={t('remote.title')} data-testid="remote-card">
      <header>
        <h2>{t('remote.title')}</h2>
        <IconButton icon="x" name={t('remote.put')} data-testid="remote-put" onClick={() => remote.show(false)} />
      </header>
      {refusal ? (
        <p className="remote-trouble" role="alert">
          {errorText(words, refusal, 'remote')}
        </p>
      ) : null}
      {state?.kind === 'on' ? <On remote={remote} state={state} classSees={classSees} /> : <Off remote={remote} />}
    </section>
  );
}

type OnState = Extract<RemoteState, { kind: 'on' }>;

function On({ remote, state, classSees }: Props & { readonly state: OnState }) {
  const { t } = useWords();
  return (
    <>
      {state.phone === 'none' ? null : (
        <p role="status" data-testid="remote-phone" data-phone={state.phone}>
          <StateLine icon={state.phone === 'here' ? 'circle-check' : 'triangle-alert'}>
            {t(state.phone === 'here' ? 'remote.connected' : 'remote.gone', { digits: spaced(state.digits ?? '') })}
          </StateLine>
        </p>
      )}
      {state.asking === null ? null : <Asks remote={remote} digits={state.asking} />}
      {state.link === null ? null : (
        <>
          <p>{t('remote.scan')}</p>
          <QrCode text={state.link} label={t('remote.scan')} />
          <p className="remote-card-note figures">{t('remote.address', { address: state.address })}</p>
          {classSees ? <p className="remote-card-note">{t('remote.classSees')}</p> : null}
        </>
      )}
      <div className="remote-card-buttons">
        {state.phone === 'none' || state.link !== null || state.asking !== null ? null : (
          <Button icon="smartphone" data-testid="remote-another" onClick={remote.renew}>
            {t('remote.another')}
          </Button>
        )}
        <Button icon="x" data-testid="remote-close" onClick={remote.close}>
          {t('remote.close')}
        </Button>
      </div>
    </>
  );
}

function Asks({ remote, digits }: { readonly remote: RemoteView; readonly digits: string }) {
  const { t } = useWords();
  return (
    <div className="remote-asks" role="alert">
      <p>{t('remote.compare')}</p>
      <strong className="figures" data-testid="remote-card-digits">
        {spaced(digits)}
      </strong>
      <div className="remote-card-buttons">
        <Button look="go" icon="check" data-testid="remote-allow" onClick={() => remote.answer(digits, true)}>
          {t('remote.allow')}
        </Button>
        <Button icon="x" data-testid="remote-refuse" onClick={() => remote.answer(digits, false)}>
          {t('remote.refuse')}
        </Button>
      </div>
    </div>
  );
}

function Off({ remote }: { readonly remote: RemoteView }) {
  const { t } = useWords();
  const { look, state } = remote;
  const wrongTries = state?.kind === 'off' && state.why === 'wrongTries';
  if (!look) return <p role="status">{t('remote.looking')}</p>;
  return (
    <>
      {wrongTries ? <p className="remote-trouble">{t('remote.ended.wrongTries')}</p> : <p>{t('remote.intro')}</p>}
      {look.barrier ? (
        <p className="remote-trouble" data-testid="remote-barrier" data-barrier={look.barrier}>
          {t(`remote.error.${look.barrier}` satisfies TextKey)}
        </p>
      ) : (
        <Begin addresses={look.addresses} onOpen={remote.open} />
      )}
    </>
  );
}

type BeginProps = { readonly addresses: readonly RemoteAddress[]; readonly onOpen: (address: string) => void };

/** With several networks the teacher says which one the phones of the room are in. */
function Begin({ addresses, onOpen }: BeginProps) {
  const { t } = useWords();
  const [chosen, choose] = useState<string | null>(null);
  const address = addresses.find((one) => one.address === chosen)?.address ?? addresses[0]?.address ?? '';
  return (
    <>
      {addresses.length > 1 ? (
        <fieldset className="remote-networks">
          <legend>{t('remote.network')}</legend>
          {addresses.map((one) => (
            <label key={one.address}>
              <input
                type="radio"
                name="remote-network"
                checked={one.address === address}
                data-testid={`remote-network-${one.address}`}
                onChange={() => choose(one.address)}
              />
              <span className="cut figures">
                {one.name} · {one.address}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Button look="go" icon="smartphone" data-testid="remote-open" onClick={() => onOpen(address)}>
        {t('remote.open')}
      </Button>
    </>
  );
}
