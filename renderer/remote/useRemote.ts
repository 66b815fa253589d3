import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AnswerOf, Channels, RemoteState } from '../../core/contract/index.ts';
import type { KeyHandlers } from '../keys/index.ts';
import { useLectern } from '../state/index.ts';

type Look = AnswerOf<Channels['remote.look']>;

export type RemoteView = {
  /** Null until main has answered. */
  readonly state: RemoteState | null;
  /** Whether it could be turned on; null while that is looked at. */
  readonly look: Look | null;
  readonly shown: boolean;
  show(shown: boolean): void;
  /** One key brings the card out and puts it away. */
  readonly keys: KeyHandlers;
  /** Why the last press was not done. */
  readonly refusal: string | null;
  open(address: string): void;
  answer(digits: string, allow: boolean): void;
  renew(): void;
  close(): void;
};

/** The remote as main knows it, and whether its card is out. A phone that asks brings the card out by itself. */
export function useRemote(): RemoteView {
  const { call, listen } = useLectern();
  const [state, setState] = useState<RemoteState | null>(null);
  const [look, setLook] = useState<Look | null>(null);
  const [shown, setShown] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const hear = (next: RemoteState) => {
      setState(next);
      // When it is turned on the next time, this PC may be on another network.
      if (next.kind === 'on') setLook(null);
      if (next.kind === 'on' && next.asking !== null) setShown(true);
    };
    const stop = listen('remote.changed', hear);
    void call('remote.state', {}).then((answer) => answer.ok && hear(answer.value));
    return stop;
  }, [call, listen]);
  const show = useCallback((next: boolean) => {
    setShown(next);
    setRefusal(null);
    setLook(null);
  }, []);
  // Looked at when it is to be turned on, not before: on Windows that takes a moment.
  const wanted = shown && state?.kind === 'off' && look === null;
  useEffect(() => {
    if (wanted) void call('remote.look', {}).then((answer) => answer.ok && setLook(answer.value));
  }, [call, wanted]);
  return useMemo(() => {
    // The state comes by the event; here is only why it did not.
    const done = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
      setRefusal(answer.ok ? null : (answer.error?.code ?? null));
    return {
      ...{ state, look, shown, refusal, show },
      keys: { phoneRemote: () => show(!shown), ...(shown && { close: () => show(false) }) },
      open(address) {
        void call('remote.open', { address }).then((answer) => {
          if (!answer.ok) setLook(null);
          done(answer);
        });
      },
      answer: (digits, allow) => void call('remote.answer', { digits, allow }).then(done),
      renew: () => void call('remote.renew', {}).then(done),
      close: () => void call('remote.close', {}).then(done),
    };
  }, [call, state, look, shown, refusal, show]);
}
