import { useEffect, useRef, useState } from 'react';
import type { Rect, Track } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { openGrowing } from './growing-film.ts';
import { insetOf } from './inset.ts';
import { createLoudness, type Loudness } from './loudness.ts';
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
  /** Where it sounds; empty: where the system says. */
  readonly output: string;
  readonly fault: (message: string) => void;
};

/** What the class hears. An audio element does not decode the pictures of its file (Chromium 156). */
export function Sound({ player, turns, track, volume, muted, output, fault }: SoundProps) {
  const ref = useRef<HTMLAudioElement>(null);
  const loudness = useRef<Loudness | null>(null);
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
    const made = ref.current && createLoudness(ref.current, fault);
    loudness.current = made;
    return () => made?.close();
  }, [fault]);
  useEffect(() => {
    if (ref.current) ref.current.muted = muted;
    loudness.current?.set(volume, track.gainDb ?? 0);
  }, [volume, muted, track.gainDb]);
  useEffect(() => loudness.current?.output(output), [output]);
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
  const { digest, growing } = track;
  const film = growing
    ? openGrowing(media, { digest, growing }, part === 'sound' ? 'sound' : 'picture', player.fault)
    : null;
  if (!film) media.src = mediaAddress(digest);
  const unmount = player.mount(part, track, media, small);
  return () => {
    unmount();
    film?.close();
    media.removeAttribute('src');
    media.load();
  };
}
