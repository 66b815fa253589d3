import { type ReactNode, useEffect, useRef } from 'react';
import { Key, type Part } from './RemoteKey.tsx';

const VOLUME_STEP = 0.1;

export function Picture({ lesson: { frozen, black }, press, t, children }: Part & { readonly children: ReactNode }) {
  return (
    <div className="remote-row remote-thirds">
      <Key icon="freeze" on={frozen} testId="remote-freeze" onPress={() => press({ type: 'freeze', frozen: !frozen })}>
        {t(frozen ? 'screen.reveal' : 'screen.freeze')}
      </Key>
      <Key icon="black" on={black} testId="remote-black" onPress={() => press({ type: 'black', black: !black })}>
        {t(black ? 'screen.black.back' : 'screen.black.button')}
      </Key>
      {children}
    </div>
  );
}

export function Volume({ lesson: { volume, muted }, press, t }: Part) {
  /** What was asked for last: a quick thumb presses again before Lectern has answered. */
  const asked = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what Lectern tells takes the place of what was asked for
  useEffect(() => {
    asked.current = null;
  }, [volume, muted]);
  const by = (change: number) => {
    const next = Math.round(Math.min(1, Math.max(0, (asked.current ?? volume) + change)) * 100) / 100;
    asked.current = next;
    press({ type: 'volume', volume: next, muted: false });
  };
  return (
    <div className="remote-row remote-three">
      <Key icon="minus" testId="remote-quieter" onPress={() => by(-VOLUME_STEP)}>
        {t('remote.quieter')}
      </Key>
      <Key
        icon={muted ? 'volume-off' : 'volume-2'}
        on={muted}
        testId="remote-mute"
        onPress={() => press({ type: 'volume', volume, muted: !muted })}
      >
        {muted ? t('transport.mute') : `${t('transport.volume')} ${Math.round(volume * 100)}%`}
      </Key>
      <Key icon="plus" testId="remote-louder" onPress={() => by(VOLUME_STEP)}>
        {t('remote.louder')}
      </Key>
    </div>
  );
}

const layouts = [
  ['sideBySide', 'side-by-side'],
  ['pictureInPicture', 'picture-in-picture'],
  ['screenOnly', 'one-wide'],
  ['explanationOnly', 'one-tall'],
] as const;

export function Layouts({ lesson: { layout }, press, t }: Part) {
  return (
    <div className="remote-row remote-four">
      {layouts.map(([kind, icon]) => (
        <Key
          key={kind}
          icon={icon}
          on={layout === kind}
          testId={`remote-${kind}`}
          onPress={() => press({ type: 'layout', kind })}
        >
          {t(`layout.${kind}`)}
        </Key>
      ))}
    </div>
  );
}
