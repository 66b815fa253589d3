import { useEffect, useSyncExternalStore } from 'react';
import { remoteCloseCodes } from '../../core/remote/index.ts';
import type { Language } from '../../core/words/index.ts';
import { Icon } from '../ui/index.ts';
import { type TextKey, type Words, wordsIn } from '../words/index.ts';
import { spaced } from './digits.ts';
import type { Link, LinkState } from './link.ts';
import './RemoteApp.css';
import { RemoteControls } from './RemoteControls.tsx';

type Props = {
  /** Null: neither a code nor a key of before. */
  readonly link: Link | null;
  readonly nowMs: () => number;
};

/** Before Lectern has said which language it speaks, the phone's own. */
function ownLanguage(): Language {
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export function RemoteApp({ link, nowMs }: Props) {
  return link ? <Linked link={link} nowMs={nowMs} /> : <Says words={wordsIn(ownLanguage())} text="remote.phone.scan" />;
}

function Linked({ link, nowMs }: { readonly link: Link; readonly nowMs: () => number }) {
  const state = useSyncExternalStore(link.subscribe, link.state);
  const language = languageOf(state) ?? ownLanguage();
  const words = wordsIn(language);
  const own = { link, nowMs, words };
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.t('remote.title');
  });
  switch (state.kind) {
    case 'connecting':
      return <Says words={words} text="remote.phone.connecting" />;
    case 'asking':
      return <Asking words={words} digits={state.digits} />;
    case 'over':
      return <Says words={words} text={overText(state.code)} icon="monitor-off" />;
    case 'lost':
      if (!state.lesson) return <Says words={words} text="remote.phone.lost" icon="triangle-alert" />;
      return <RemoteControls {...own} lesson={state.lesson} digits={state.digits} toldMs={state.atMs} lost />;
    case 'remote':
      return <RemoteControls {...own} lesson={state.lesson} digits={state.digits} toldMs={state.atMs} lost={false} />;
  }
}

function languageOf(state: LinkState): Language | null {
  if (state.kind === 'asking' || state.kind === 'over') return state.language;
  return state.kind === 'remote' || state.kind === 'lost' ? (state.lesson?.language ?? null) : null;
}

function overText(code: number): TextKey {
  if (code === remoteCloseCodes.refused) return 'remote.phone.refused';
  if (code === remoteCloseCodes.replaced) return 'remote.phone.replaced';
  if (code === remoteCloseCodes.off) return 'remote.phone.off';
  return code === remoteCloseCodes.busy ? 'remote.phone.busy' : 'remote.phone.wrongKey';
}

type SaysProps = {
  readonly words: Words;
  readonly text: TextKey;
  readonly icon?: Parameters<typeof Icon>[0]['name'];
};

function Says({ words: { t }, text, icon }: SaysProps) {
  return (
    <main className="stage remote-says" role="status" data-testid="remote-says" data-text={text}>
      {icon ? <Icon name={icon} size={32} /> : null}
      <p>{t(text)}</p>
    </main>
  );
}

function Asking({ words: { t }, digits }: { readonly words: Words; readonly digits: string }) {
  return (
    <main className="stage remote-says" role="status" data-testid="remote-asking">
      <p>{t('remote.phone.compare')}</p>
      <strong className="remote-digits figures" data-testid="remote-digits">
        {spaced(digits)}
      </strong>
      <p className="remote-note">{t('remote.phone.waiting')}</p>
    </main>
  );
}
