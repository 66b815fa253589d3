import './player.css';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import {
  layoutRects,
  type Rect,
  type SessionState,
  soundTrack,
  type TrackRects,
  viewOf,
} from '../../core/session/index.ts';
import { Captions } from './Captions.tsx';
import { partsOf } from './player.ts';
import { Sound, TrackVideo } from './TrackVideo.tsx';
import type { WindowPlayer } from './window-player.ts';

/** The surfaces that ink can lie on, in picture space: the whole picture and each visible track. */
export type Surfaces = TrackRects & { readonly picture: Rect };

const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

type Props = {
  readonly window: WindowPlayer;
  readonly state: SessionState;
  /** Told whenever a surface comes, goes or moves. */
  readonly onSurfaces?: (surfaces: Surfaces) => void;
  /** Lies over the tracks and under the captions: the ink. */
  readonly children?: ReactNode;
};

/**
 * The lesson as this window shows it: the visible tracks where the layout puts them, captions, black where the
 * class is to see black, the held picture where it is frozen. Fills its parent with a 16:9 box in its middle.
 */
export function LessonPicture({ window, state, onSurfaces, children }: Props) {
  const { player, clock, turns, role, windowId, fault } = window;
  const view = viewOf(state, role);
  const { lesson } = state;
  const withCaptions =
    lesson !== null && view.captions.some((language) => lesson.captions.some((one) => one.language === language));
  const { kind, corner } = view.layout;
  const tracks = lesson?.tracks;
  const rects = useMemo(
    () => (tracks ? layoutRects({ kind, corner }, tracks, withCaptions) : {}),
    [kind, corner, tracks, withCaptions],
  );
  const isLesson = view.showing.kind === 'lesson';
  const surfacesKey = JSON.stringify(isLesson ? rects : {});
  useLayoutEffect(() => {
    onSurfaces?.({ ...(JSON.parse(surfacesKey) as TrackRects), picture: WHOLE });
  }, [surfacesKey, onSurfaces]);
  const sound = lesson && partsOf(state, role, windowId).includes('sound') ? soundTrack(lesson.tracks) : null;

  return (
    <div className="player-frame">
      <div className="player-picture" data-showing={view.showing.kind}>
        <div className="player-tracks" hidden={!isLesson}>
          {lesson?.tracks.map((track) => {
            const rect = rects[track.role];
            return (
              rect && <TrackVideo key={`${track.role} ${track.digest}`} player={player} track={track} rect={rect} />
            );
          })}
        </div>
        {children}
        {lesson && isLesson && !view.question && (
          <Captions lesson={lesson} view={view} rate={state.rate} clock={clock} fault={fault} />
        )}
        {view.blank && <div className="player-black" />}
      </div>
      {sound && <Sound player={player} turns={turns} track={sound} volume={state.volume} muted={state.muted} />}
    </div>
  );
}
