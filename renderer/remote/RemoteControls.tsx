import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RemoteLesson } from '../../core/remote/index.ts';
import { Icon } from '../ui/index.ts';
import { clockText, type TextKey, type Words } from '../words/index.ts';
import { secondsNow } from './counting.ts';
import { spaced } from './digits.ts';
import type { Link } from './link.ts';
import { Big, Key, type Part } from './RemoteKey.tsx';
import { RemotePad } from './RemotePad.tsx';
import { Layouts, Picture, Volume } from './RemoteRoom.tsx';

type Props = {
  readonly link: Link;
  readonly lesson: RemoteLesson;
  /** Which phone this is, on the console too. */
  readonly digits: string;
  /** When Lectern last told of it. */
  readonly toldMs: number;
  readonly lost: boolean;
  readonly nowMs: () => number;
  readonly words: Words;
};

const REFUSAL_MS = 2500;

/** Everything within reach of a thumb; what hides the class's picture is away from what is pressed all the time. */
export function RemoteControls({ link, lesson, digits, toldMs, lost, nowMs, words }: Props) {
  const { t, local } = words;
  const [padOut, setPadOut] = useState(false);
  const part: Part = { lesson, press: link.press, t };
  return (
    <main className="stage remote" data-testid="remote" data-link={lost ? 'lost' : 'here'}>
      <header className="remote-head">
        <p className={`remote-state remote-${stateOf(lesson)}`} data-testid="remote-state" data-state={stateOf(lesson)}>
          <i />
          {t(stateText(lesson))}
        </p>
        <h1>{lesson.title ? local(lesson.title) : t('console.noLesson')}</h1>
        {lesson.showing === 'lesson' && lesson.chapter ? (
          <p className="remote-chapter cut">{local(lesson.chapter)}</p>
        ) : null}
      </header>
      {lost ? (
        <p className="remote-lost" role="alert">
          <Icon name="triangle-alert" size={24} />
          {t('remote.phone.lost')}
        </p>
      ) : (
        <Time part={part} toldMs={toldMs} nowMs={nowMs} />
      )}
      <fieldset className="remote-buttons" disabled={lost}>
        <legend className="only-heard">{t('remote.title')}</legend>
        {lesson.time ? <Play {...part} /> : null}
        {padOut && !lost ? <RemotePad thumb={link.thumb} t={t} /> : null}
        {lesson.time && !padOut ? <Jumps {...part} /> : null}
        {lesson.page ? <Pages {...part} /> : null}
        <Picture {...part}>
          <Key icon="laser" on={padOut} testId="remote-laser" onPress={() => setPadOut(!padOut)}>
            {t('aid.laser')}
          </Key>
        </Picture>
        {padOut ? null : <Volume {...part} />}
        {!padOut && lesson.layouts && lesson.showing === 'lesson' ? <Layouts {...part} /> : null}
      </fieldset>
      <Refused link={link} words={words} />
      <p className="remote-who figures">{t('remote.phone.me', { digits: spaced(digits) })}</p>
    </main>
  );
}

type State = 'black' | 'frozen' | 'board' | 'document' | 'playing' | 'paused';

function stateOf({ black, frozen, showing, time }: RemoteLesson): State {
  if (black) return 'black';
  if (frozen) return 'frozen';
  if (showing !== 'lesson') return showing;
  return time?.motion === 'paused' ? 'paused' : 'playing';
}

function stateText(lesson: RemoteLesson): TextKey {
  const state = stateOf(lesson);
  if (state === 'board') return 'screen.onBoard';
  if (state === 'document') return 'screen.onDocument';
  if (state === 'black') return 'screen.black';
  return state === 'frozen' ? 'screen.frozen' : `screen.${state}`;
}

function Time({ part, toldMs, nowMs }: { readonly part: Part; readonly toldMs: number; readonly nowMs: () => number }) {
  const { lesson, t } = part;
  const { page, time, nextStop } = lesson;
  const [, tick] = useState(0);
  const moves = time?.motion === 'playing';
  useEffect(() => {
    if (!moves) return;
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      tick((count) => count + 1);
      timer = setTimeout(again, 250);
    };
    again();
    return () => clearTimeout(timer);
  }, [moves]);
  if (page) {
    const number = page.index + 1;
    const text =
      page.count === null
        ? t('remote.page', { page: number })
        : t('remote.pageOf', { page: number, pages: page.count });
    return <p className="remote-time figures">{text}</p>;
  }
  if (!time) return null;
  const seconds = secondsNow(lesson, toldMs, nowMs());
  return (
    <div className="remote-clock figures">
      <p className="remote-time" data-testid="remote-time">
        <b>{clockText(seconds)}</b> / {clockText(time.durationSeconds)}
      </p>
      <svg className="remote-bar" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="remote-bar-all" width="1000" height="6" />
        <rect className="remote-bar-played" width={(1000 * seconds) / Math.max(1, time.durationSeconds)} height="6" />
      </svg>
      <p className="remote-next">
        {nextStop
          ? t(nextStop.kind === 'question' ? 'remote.nextQuestion' : 'remote.nextStop', {
              at: clockText(nextStop.atSeconds),
            })
          : t('remote.noStop')}
      </p>
    </div>
  );
}

function Play({ lesson, press, t }: Part) {
  const plays = lesson.time?.motion !== 'paused' && lesson.showing === 'lesson';
  return (
    <Big icon={plays ? 'pause' : 'play'} testId="remote-play" onPress={() => press({ type: plays ? 'pause' : 'play' })}>
      {t(plays ? 'transport.pause' : 'transport.play')}
    </Big>
  );
}

function Jumps({ press, t }: Part) {
  return (
    <>
      <div className="remote-row remote-four">
        {([-10, -5, 5, 10] as const).map((deltaSeconds) => (
          <Key
            key={deltaSeconds}
            icon={`${deltaSeconds < 0 ? 'back' : 'forward'}${deltaSeconds === 5 || deltaSeconds === -5 ? 5 : 10}`}
            testId={`remote-by${deltaSeconds}`}
            onPress={() => press({ type: 'seekBy', deltaSeconds })}
          >
            {t(
              `transport.${deltaSeconds < 0 ? 'back' : 'forward'}${deltaSeconds === 5 || deltaSeconds === -5 ? 5 : 10}`,
            )}
          </Key>
        ))}
      </div>
      <div className="remote-row remote-three">
        <Key icon="stop-previous" testId="remote-previous-stop" onPress={() => press({ type: 'previousStop' })}>
          {t('transport.previousStop')}
        </Key>
        <Key icon="say-again" testId="remote-say-again" onPress={() => press({ type: 'sayAgain' })}>
          {t('transport.sayAgain')}
        </Key>
        <Key icon="stop-next" testId="remote-next-stop" onPress={() => press({ type: 'nextStop' })}>
          {t('transport.nextStop')}
        </Key>
      </div>
    </>
  );
}

function Pages({ press, t }: Part) {
  return (
    <div className="remote-row">
      <Key icon="chevron-left" testId="remote-previous-page" onPress={() => press({ type: 'previousPage' })}>
        {t('document.back')}
      </Key>
      <Key icon="chevron-right" testId="remote-next-page" onPress={() => press({ type: 'nextPage' })}>
        {t('document.on')}
      </Key>
    </div>
  );
}

/** Why a press did nothing, for a moment; what is so already needs no word. */
function Refused({ link, words: { t } }: { readonly link: Link; readonly words: Words }) {
  const refusal = useSyncExternalStore(link.subscribe, link.refusal);
  const [hidden, hide] = useState<number | null>(null);
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => hide(refusal.number), REFUSAL_MS);
    return () => clearTimeout(timer);
  }, [refusal]);
  const shown = refusal && refusal.number !== hidden ? refusalText(refusal.code) : null;
  return (
    <p className="remote-refused" role="status" data-testid="remote-refused">
      {shown ? t(shown, { code: refusal?.code ?? '' }) : ''}
    </p>
  );
}

function refusalText(code: string): TextKey | null {
  if (code === 'alreadySo' || code === 'stale' || code === 'notPlaying') return null;
  if (code === 'noSuchStop') return 'error.noSuchStop';
  if (code === 'noSuchPage') return 'error.noSuchPage';
  return code === 'notWhileFrozen' ? 'error.notWhileFrozen' : 'error.unknown';
}
