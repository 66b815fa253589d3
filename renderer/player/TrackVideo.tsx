import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Rect, Track } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { openGrowing } from './growing-film.ts';
import { insetOf } from './inset.ts';
import type { LastPictures } from './last-pictures.ts';
import { createLoudness, type Loudness } from './loudness.ts';
import type { BeforePicture, Player } from './player.ts';
import { useRevival } from './revival.ts';
import { openScrubPicture } from './scrub-picture.ts';
import { type Turns, takeTurn } from './sound-turn.ts';

type Props = {
  readonly player: Player;
  readonly lastPictures: LastPictures;
  readonly track: Track;
  readonly rect: Rect;
  /** Told what its picture is made of, when that comes and goes. */
  readonly onPictures?: ((pictures: TrackPictures | null) => void) | undefined;
};

/** The video, and the canvas on which its small copy stands in over it. */
export type TrackPictures = { readonly video: HTMLVideoElement; readonly standIn: HTMLCanvasElement | null };

/**
 * One visible track. Always muted: the window's sound, where it has any, is an element of its own (Sound), so
 * that it goes on when this picture is hidden. Taken off the page, the element gives its decoder back.
 */
export function TrackVideo({ player, lastPictures, track, rect, onPictures }: Props) {
  const ref = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const cover = useRef<HTMLCanvasElement>(null);
  const { scrub } = track;
  const revived = useRevival(ref);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one that broke off is loaded anew
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    // React sets `muted` as a property only, and too late for autoplay's rules.
    video.muted = true;
    const small = scrub && canvas.current ? openScrubPicture(scrub, canvas.current) : undefined;
    const over = cover.current;
    const uncover = () => over && hide(over);
    const unmount = play(player, track.role, track, video, { small: small?.picture, onThere: uncover });
    return () => {
      const standsAt = player.standsAt(track.role);
      if (standsAt !== null) lastPictures.keep(track.digest, standsAt, video);
      unmount();
      small?.close();
      uncover();
    };
  }, [player, lastPictures, track, scrub, revived]);
  // Before anything is painted.
  useLayoutEffect(() => {
    const wanted = player.frameOf(track);
    const over = cover.current;
    if (over && wanted !== null) over.hidden = !lastPictures.draw(track.digest, wanted, over);
  }, [player, lastPictures, track]);
  const hasStandIn = scrub !== undefined;
  useEffect(() => {
    const video = ref.current;
    onPictures?.(video && { video, standIn: hasStandIn ? canvas.current : null });
    return () => onPictures?.(null);
  }, [onPictures, hasStandIn]);
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
      <canvas ref={cover} className="player-track player-small" style={insetOf(rect)} data-last={track.role} hidden />
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
  /** The loudspeaker's name; empty: where the system says. */
  readonly output: string;
  readonly fault: (message: string) => void;
};

/** What the class hears. An audio element does not decode the pictures of its file (Chromium 156). */
export function Sound({ player, turns, track, volume, muted, output, fault }: SoundProps) {
  const ref = useRef<HTMLAudioElement>(null);
  const loudness = useRef<Loudness | null>(null);
  const [isMyTurn, setMyTurn] = useState(false);
  const [begun, beginAgain] = useState(0);
  const revived = useRevival(ref);
  useEffect(() => {
    const giveBack = takeTurn(turns, () => setMyTurn(true));
    return () => {
      setMyTurn(false);
      giveBack();
    };
  }, [turns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one that broke off is loaded anew
  useEffect(() => {
    const audio = ref.current;
    return audio && isMyTurn ? play(player, 'sound', track, audio) : undefined;
  }, [player, track, isMyTurn, begun, revived]);
  useEffect(() => {
    const onBroken = () => beginAgain((times) => times + 1);
    const made = ref.current && createLoudness(ref.current, { fault, onBroken });
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

/** Its pixels are given back. */
function hide(canvas: HTMLCanvasElement): void {
  canvas.hidden = true;
  canvas.width = 0;
}

function play(
  player: Player,
  part: 'sound' | Track['role'],
  track: Track,
  media: HTMLMediaElement,
  before?: BeforePicture,
): () => void {
  const { digest, growing } = track;
  const film = growing
    ? openGrowing(media, { digest, growing }, part === 'sound' ? 'sound' : 'picture', player.fault)
    : null;
  if (!film) media.src = mediaAddress(digest);
  const unmount = player.mount(part, track, media, before);
  return () => {
    unmount();
    film?.close();
    media.removeAttribute('src');
    media.load();
  };
}
