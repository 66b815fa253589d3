import { useRef, useState } from 'react';
import type { FeedLook } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, Field, Icon, TextBox } from '../ui/index.ts';
import { dayText, errorText } from '../words/index.ts';
import { Fingerprint, sizeText } from './FeedRow.tsx';

/** An address is looked at before anybody trusts it: what it says of itself, and the fingerprint of its keys. */
export function FeedStep({ onEnd }: { readonly onEnd: () => void }) {
  const words = useWords();
  const { t } = words;
  const { call } = useLectern();
  const [address, setAddress] = useState('');
  const [look, setLook] = useState<FeedLook | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  /** What was looked at is of no address that stands here any more. */
  const forget = () => {
    asked.current += 1;
    setBusy(false);
    setWrong(null);
    setLook(null);
  };
  const ask = async () => {
    forget();
    if (address.trim() === '') return setWrong(errorText(words, 'badAddress', 'feed'));
    setBusy(true);
    const mine = asked.current;
    const answer = await call('feeds.look', { address: address.trim() });
    if (mine !== asked.current) return;
    setBusy(false);
    if (answer.ok) setLook(answer.value);
    else setWrong(errorText(words, answer.error.code, 'feed'));
  };
  const subscribe = async () => {
    if (!look || busy) return;
    setBusy(true);
    const answer = await call('feeds.subscribe', { address: look.address, fingerprint: look.fingerprint });
    setBusy(false);
    if (answer.ok) onEnd();
    else setWrong(errorText(words, answer.error.code, 'feed'));
  };
  return (
    <>
      <form
        className="source-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p>{t('feed.note')}</p>
        <Field name={t('feed.address')}>
          <TextBox
            large
            value={address}
            placeholder="https://"
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={wrong !== null}
            aria-describedby={wrong ? 'feed-wrong' : undefined}
            data-testid="feed-address"
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              forget();
            }}
          />
        </Field>
        {wrong ? (
          <p role="alert" id="feed-wrong" className="source-wrong">
            <Icon name="triangle-alert" size={16} />
            {wrong}
          </p>
        ) : null}
        <div className="source-form-verbs">
          <Button look={look ? 'plain' : 'go'} busy={busy && !look} data-testid="feed-look" onClick={() => void ask()}>
            {t('source.look')}
          </Button>
        </div>
      </form>
      {look ? <Found look={look} busy={busy} onSubscribe={() => void subscribe()} /> : null}
    </>
  );
}

type FoundProps = { readonly look: FeedLook; readonly busy: boolean; readonly onSubscribe: () => void };

function Found({ look, busy, onSubscribe }: FoundProps) {
  const words = useWords();
  const { t, language } = words;
  const { wallClock } = useLectern();
  return (
    <section className="feed-found" data-testid="feed-found">
      <h2>{words.local(look.title)}</h2>
      <p className="figures">
        {sizeText(look, words)} · {t('feed.published', { when: dayText(look.publishedUnixMs, wallClock(), language) })}
      </p>
      <Fingerprint value={look.fingerprint} />
      <p>{t('feed.fingerprintNote')}</p>
      <Button look="go" large busy={busy} data-testid="feed-subscribe" onClick={onSubscribe}>
        {t('feed.subscribe')}
      </Button>
    </section>
  );
}
