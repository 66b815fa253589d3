import { useState } from 'react';
import type { Feed, FeedChange } from '../../core/contract/index.ts';
import { useDid, useLectern, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { bytesText, dayText, errorText, type Words } from '../words/index.ts';
import { numberText } from './words.ts';

export function FeedRow({ feed }: { readonly feed: Feed }) {
  const words = useWords();
  const { t, language } = words;
  const { wallClock } = useLectern();
  const [open, setOpen] = useState(false);
  const { id, title, address, lessons, checkedUnixMs, lastChange, state } = feed;
  const count = lessons > 0 ? t('source.lessons', { count: lessons, number: numberText(lessons, words) }) : '';
  const checked =
    checkedUnixMs === null ? '' : t('feed.checked', { when: dayText(checkedUnixMs, wallClock(), language) });
  return (
    <li className="source-row" data-testid="feed-row" data-feed={id} data-state={state.kind}>
      <div className="source-name">
        <h3 className="cut">{words.local(title)}</h3>
        <p className="cut" title={address}>
          {address}
        </p>
      </div>
      <div className="source-facts">
        <p className="figures">{[count, checked].filter(Boolean).join(' · ')}</p>
        <FeedState state={state} />
        {lastChange ? <p data-testid="feed-change">{changeText(lastChange, words)}</p> : null}
      </div>
      <Verbs feed={feed} open={open} onOpen={() => setOpen(!open)} />
      {open ? <Details feed={feed} /> : null}
    </li>
  );
}

function FeedState({ state }: { readonly state: Feed['state'] }) {
  const words = useWords();
  const { t } = words;
  if (state.kind === 'idle') {
    return (
      <StateLine icon="circle-check" tone="good">
        {t('source.here')}
      </StateLine>
    );
  }
  if (state.kind === 'failed') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {errorText(words, state.code, 'feed')}
      </StateLine>
    );
  }
  const { step, bytes, bytesTotal } = state;
  const part = step === 'fetching' && bytesTotal > 0 ? bytes / bytesTotal : null;
  return (
    <div className="source-meter">
      <StateLine icon="import" tone="info">
        {t(`feed.step.${step}`)}
      </StateLine>
      <Meter value={part} label={t(`feed.step.${step}`)} />
    </div>
  );
}

function Verbs({ feed, open, onOpen }: { readonly feed: Feed; readonly open: boolean; readonly onOpen: () => void }) {
  const words = useWords();
  const { t } = words;
  const { call, notices } = useLectern();
  const did = useDid('feed');
  const { id, address, fingerprint, byPolicy, state } = feed;
  const refresh = async () => {
    const answer = await call('feeds.refresh', { feedId: id });
    // What went wrong stands in the row itself.
    if (answer.ok && !answer.value.changed) notices.say(t('feed.nothingNew', { name: words.local(feed.title) }));
  };
  const leave = async () => {
    const answer = await call('feeds.unsubscribe', { feedId: id });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code, 'feed'));
    const name = words.local(feed.title);
    did(t('feed.left', { name }), () => call('feeds.subscribe', { address, fingerprint }));
  };
  return (
    <div className="source-verbs">
      <Button look="quiet" aria-expanded={open} data-testid="feed-details" onClick={onOpen}>
        {t('feed.details')}
      </Button>
      {state.kind === 'refreshing' ? (
        <Button data-testid="feed-stop" onClick={() => void call('feeds.cancel', { feedId: id })}>
          {t('source.stop')}
        </Button>
      ) : (
        <Button icon="refresh-cw" data-testid="feed-refresh" onClick={() => void refresh()}>
          {t('feed.refresh')}
        </Button>
      )}
      {byPolicy ? (
        <StateLine icon="lock">{t('feed.byPolicy')}</StateLine>
      ) : (
        <Button look="quiet" icon="trash-2" data-testid="feed-leave" onClick={() => void leave()}>
          {t('feed.leave')}
        </Button>
      )}
    </div>
  );
}

function Details({ feed }: { readonly feed: Feed }) {
  const words = useWords();
  const { t } = words;
  const { fingerprint, lastChange } = feed;
  return (
    <div className="source-report">
      <Fingerprint value={fingerprint} />
      {lastChange && lastChange.listed.length > 0 ? (
        <details>
          <summary>{t('feed.changedLessons')}</summary>
          <ul>
            {lastChange.listed.map(({ kind, lessonId, title }) => (
              <li key={`${kind} ${lessonId}`}>
                <span>{t(`feed.kind.${kind}`)}</span>
                <span>{words.local(title)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** Sixteen groups of four: two people can read them to each other over the telephone. */
export function Fingerprint({ value }: { readonly value: string }) {
  const { t } = useWords();
  const groups = value.match(/.{1,4}/g) ?? [];
  return (
    <dl className="fingerprint">
      <dt>{t('feed.fingerprint')}</dt>
      <dd data-testid="feed-fingerprint">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one text, in their order
          <span key={at}>{group}</span>
        ))}
      </dd>
    </dl>
  );
}

export function sizeText({ lessons, bytes }: { lessons: number; bytes: number }, words: Words): string {
  const count = words.t('source.lessons', { count: lessons, number: numberText(lessons, words) });
  return `${count} · ${bytesText(bytes)}`;
}

function changeText({ added, updated, withdrawn, removed, whole, fromVersion }: FeedChange, words: Words): string {
  const counts = { added, updated, withdrawn, removed };
  const parts = (['added', 'updated', 'withdrawn', 'removed'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => words.t(`source.count.${what}`, { number: numberText(counts[what], words) }));
  const text = parts.length > 0 ? parts.join(' · ') : words.t('feed.noChange');
  if (fromVersion === null) return `${words.t('feed.first')}${text}`;
  return `${words.t(whole ? 'feed.whole' : 'feed.lastChange')}${text}`;
}
