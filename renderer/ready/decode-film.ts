import type { Decoded, FilmToDecode } from '../../core/contract/index.ts';

/** So many frames must be presented at each end: one alone may be a poster or a leftover. */
const FRAMES = 5;
const LAST_SECONDS = 2;
const LIMIT_MS = 12_000;

/**
 * Shows a film's first and last seconds in a corner of this window, without sound. Chromium half-plays some files and
 * says nothing (HEVC: sound alone; AC-3: picture alone), so what counts is a frame that was presented and sound that
 * was decoded, never `canplay`.
 */
export async function decodeFilm(place: HTMLElement, film: FilmToDecode): Promise<Decoded> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.className = 'film-check';
  video.src = `/media/${film.digest}`;
  place.append(video);
  try {
    const first = await presents(video, 0);
    const duration = film.durationSeconds ?? video.duration;
    const last = first && (await presents(video, Math.max(0, duration - LAST_SECONDS)));
    return { digest: film.digest, first, last, sound: !film.hasSound || bytesHeard(video) > 0 };
  } finally {
    video.removeAttribute('src');
    video.load();
    video.remove();
  }
}

/** True once enough frames of that moment or later were on show. */
function presents(video: HTMLVideoElement, atSeconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    let frames = 0;
    const listening = new AbortController();
    const timer = setTimeout(() => end(false), LIMIT_MS);
    const end = (isShown: boolean) => {
      clearTimeout(timer);
      listening.abort();
      video.pause();
      resolve(isShown);
    };
    const count = (_: number, { mediaTime }: { readonly mediaTime: number }) => {
      if (listening.signal.aborted) return;
      // A truncated file jumps to its end; a frame of another moment proves nothing.
      if (video.videoWidth > 0 && mediaTime >= atSeconds - 0.5) frames += 1;
      if (frames >= FRAMES) end(true);
      else video.requestVideoFrameCallback(count);
    };
    video.addEventListener('error', () => end(false), { signal: listening.signal });
    // A film may be shorter than what is asked of it.
    video.addEventListener('ended', () => end(frames > 0), { signal: listening.signal });
    video.requestVideoFrameCallback(count);
    if (atSeconds > 0) video.currentTime = atSeconds;
    video.play().catch(() => end(false));
  });
}

/** Chromium's own count; where it is missing nothing is claimed. */
function bytesHeard(video: HTMLVideoElement): number {
  return (video as { readonly webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount ?? 1;
}
