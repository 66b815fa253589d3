import { useEffect, useRef, useState } from 'react';
import type { Rect, Track } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { insetOf } from './inset.ts';
import type { Player } from './player.ts';
import { openSmallPicture } from './small-picture.ts';
import { type Turns, takeTurn } from './sound-turn.ts';
import type { SmallPicture } from './stand-in.ts';

type Props = {
  readonly player: Player;
  readonly track: Track;
  readonly rect: Rect;
  readonly onVideo?: ((video: HTMLVideoElement | null) => void) | undefined;
};

/**
 * One visible track. Always muted: the window's sound, where it has any, is an element of its own (Sound), so
 * that it goes on when this picture is hidden. Taken off the page, the element gives its decoder back.
 */
export function TrackVideo({ player, track, rect, onVideo }: Props) {
  const ref = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { scrub } = track;
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    // React sets `muted` as a property only, and too late for autoplay's rules.
    video.muted = true;
    const small = scrub && canvas.current ? openSmallPicture(scrub, canvas.current) : undefined;
    const unmount = play(player, track.role, track, video, small?.picture);
    return () => {
      unmount();
      small?.close();
    };
  }, [player, track, scrub]);
  useEffect(() => {
    onVideo?.(ref.current);
    return () => onVideo?.(null);
  }, [onVideo]);
  return (
    <>
      <video
        ref={ref}
        className="player-track"
        style={insetOf(rect)}
        data-track={track.role}
        preload="auto"
        muted
        playsInline
        disablePictureInPicture
        disableRemotePlayback
      />
      {scrub ? (
        <canvas
          ref={canvas}
          className="player-track player-small"
          style={insetOf(rect)}
          data-stands-in={track.role}
          hidden
        />
      ) : null}
    </>
  );
}

type SoundProps = {
  readonly player: Player;
  readonly turns: Turns;
  readonly track: Track;
  readonly volume: number;
  readonly muted: boolean;
};

/** What the class hears. An audio element does not decode the pictures of its file (Chromium 156). */
export function Sound({ player, turns, track, volume, muted }: SoundProps) {
  const ref = useRef<HTMLAudioElement>(null);
  const [isMyTurn, setMyTurn] = useState(false);
  useEffect(() => {
    const giveBack = takeTurn(turns, () => setMyTurn(true));
    return () => {
      setMyTurn(false);
      giveBack();
    };
  }, [turns]);
  useEffect(() => {
    const audio = ref.current;
    return audio && isMyTurn ? play(player, 'sound', track, audio) : undefined;
  }, [player, track, isMyTurn]);
  useEffect(() => {
    if (!ref.current) return;
    ref.current.volume = volume;
    ref.current.muted = muted;
  }, [volume, muted]);
  // biome-ignore lint/a11y/useMediaCaption: captions stand in the picture, in the languages of the session.
  return <audio ref={ref} data-track="sound" preload="auto" />;
}

function play(
  player: Player,
  part: 'sound' | Track['role'],
  track: Track,
  media: HTMLMediaElement,
  small?: SmallPicture,
): () => void {
  media.src = mediaAddress(track.digest);
  const unmount = player.mount(part, track, media, small);
  return () => {
    unmount();
    media.removeAttribute('src');
    media.load();
  };
}
