import { createElement, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { CallMain, EventName, EventPayload } from '../../../core/contract/index.ts';
import { expectedSeconds, type FollowerRole, type SessionState } from '../../../core/session/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import { connectWindowPlayer, LessonPicture, type Surfaces, useSession } from '../../../renderer/player/index.ts';
import { PLAIN_TASTES, type Tastes } from '../../../renderer/player/tastes.ts';

/** What a test reads in the window. */
export type PlayerProbe = {
  state(): SessionState | null;
  surfaces(): Surfaces | null;
  presentedSeconds(): number | null;
  /** The frame numbers that stand in the visible videos' own pixels, by track. */
  frames(): Record<string, number>;
  /** How far each video (and the sound) is ahead of the session's clock, in seconds. */
  errors(): Record<string, number>;
  /** The frame numbers on show at the moment the window heard that a gathering had ended. */
  atStart(): readonly Record<string, number>[];
  /** What stood over each picture while it looked for its place: by its frame. */
  stoodIn(): readonly StoodIn[];
  sounding(): readonly { muted: boolean; volume: number; paused: boolean }[];
  /** Chooses a loudspeaker by its name, as the settings do. */
  chooseOutput(name: string): void;
  /** Where the one sound goes, and whether it plays; null where there is none. */
  soundOutput(): { deviceId: string; plays: boolean; broken: boolean } | null;
  /** Of every video and the sound. */
  rates(): readonly { rate: number; preservesPitch: boolean; paused: boolean }[];
  captions(): string;
  dropped(): { dropped: number; total: number };
};

export type StoodIn = { readonly frame: number };

declare global {
  var callMain: (name: string, request: unknown) => Promise<unknown>;
  var hearMain: (name: string, payload: unknown) => void;
  var probe: PlayerProbe;
}

const query = new URLSearchParams(location.search);
const windowId = query.get('window') as WindowId;
const role = query.get('role') as FollowerRole;
const listeners = new Map<string, Set<(payload: never) => void>>();
globalThis.hearMain = (name, payload) => {
  for (const hear of listeners.get(name) ?? []) hear(payload as never);
};
const call = ((name: string, request: unknown) => globalThis.callMain(name, request)) as CallMain;

function listen<Name extends EventName>(name: Name, hear: (payload: EventPayload<Name>) => void): () => void {
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard.add(hear));
  return () => heard.delete(hear);
}

const player = connectWindowPlayer({ call, listen, windowId, role });
let surfaces: Surfaces | null = null;
const starts: Record<string, number>[] = [];
let before: SessionState | null = null;
player.link.subscribe((state) => {
  if (before?.motion.kind === 'gathering' && state.motion.kind === 'playing') starts.push(readFrames());
  before = state;
});

const keepSurfaces = (next: Surfaces) => {
  surfaces = next;
};

let tastes: Tastes = PLAIN_TASTES;
const tasteHearers = new Set<() => void>();
const hearTastes = (hear: () => void) => {
  tasteHearers.add(hear);
  return () => tasteHearers.delete(hear);
};

function Window() {
  const state = useSession(player.link);
  const chosen = useSyncExternalStore(hearTastes, () => tastes);
  return state && createElement(LessonPicture, { window: player, state, onSurfaces: keepSurfaces, tastes: chosen });
}

const videos = () => [...document.querySelectorAll('video')];
const media = () => [...document.querySelectorAll<HTMLMediaElement>('video, audio')];
const nameOf = (element: HTMLElement) => element.dataset.track ?? '';

/** Sixteen bars, white for one: the number of the frame, as tests/player/videos.ts burns it in. */
function readFrame(picture: HTMLVideoElement | HTMLCanvasElement): number {
  const isVideo = picture instanceof HTMLVideoElement;
  const width = isVideo ? picture.videoWidth : picture.width;
  const height = isVideo ? picture.videoHeight : picture.height;
  const canvas = new OffscreenCanvas(width || 1, height || 1);
  const context = canvas.getContext('2d');
  if (!context || width === 0) return -1;
  context.drawImage(picture, 0, 0);
  let frame = 0;
  for (let bit = 0; bit < 16; bit += 1) {
    const x = Math.floor(((bit + 0.5) * width) / 16);
    const [red = 0] = context.getImageData(x, Math.floor(height / 2), 1, 1).data;
    if (red > 127) frame += 2 ** bit;
  }
  return frame;
}

const stoodIn: StoodIn[] = [];
document.addEventListener(
  'standsin',
  ({ target }) => {
    const small = target as HTMLCanvasElement;
    if (!small.hidden) stoodIn.push({ frame: readFrame(small) });
  },
  { capture: true },
);

function readFrames(): Record<string, number> {
  return Object.fromEntries(videos().map((video) => [nameOf(video), readFrame(video)]));
}

globalThis.probe = {
  state: player.link.state,
  surfaces: () => surfaces,
  presentedSeconds: player.player.presentedSeconds,
  frames: readFrames,
  errors() {
    const state = player.link.state();
    const now = player.clock.now();
    if (!state || now === null) return {};
    const expected = expectedSeconds(state, now);
    return Object.fromEntries(media().map((element) => [nameOf(element), element.currentTime - expected]));
  },
  atStart: () => starts,
  stoodIn: () => stoodIn,
  sounding: () =>
    media()
      .filter((element) => element instanceof HTMLAudioElement || !element.muted)
      .map(({ muted, volume, paused }) => ({ muted, volume, paused })),
  chooseOutput(name) {
    tastes = { ...tastes, soundOutput: name };
    for (const hear of tasteHearers) hear();
  },
  soundOutput() {
    const audio = document.querySelector('audio');
    return audio && { deviceId: audio.sinkId, plays: !audio.paused, broken: audio.error !== null };
  },
  rates: () =>
    media().map(({ playbackRate, preservesPitch, paused }) => ({ rate: playbackRate, preservesPitch, paused })),
  captions: () => document.querySelector('.player-captions')?.textContent ?? '',
  dropped() {
    const all = videos().map((video) => video.getVideoPlaybackQuality());
    return {
      dropped: all.reduce((sum, one) => sum + one.droppedVideoFrames, 0),
      total: all.reduce((sum, one) => sum + one.totalVideoFrames, 0),
    };
  },
};

createRoot(document.getElementById('root') ?? document.body).render(createElement(Window));
