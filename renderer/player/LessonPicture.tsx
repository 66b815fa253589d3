import './player.css';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import {
  canBeEased,
  type Layout,
  layoutRects,
  markedRecording,
  playedTracks,
  qualityOf,
  type Rect,
  type SessionState,
  shapesOf,
  soundTrack,
  type TrackRects,
  viewOf,
} from '../../core/session/index.ts';
import { Captions } from './Captions.tsx';
import { partsOf } from './player.ts';
import { RegionPictures } from './RegionPictures.tsx';
import { useStrain } from './strain.ts';
import { Sound, TrackVideo } from './TrackVideo.tsx';
import { captionRoom, PLAIN_TASTES, type Tastes } from './tastes.ts';
import type { WindowPlayer } from './window-player.ts';

/** The surfaces that ink can lie on, in picture space: the whole picture and each visible track. */
export type Surfaces = TrackRects & { readonly picture: Rect };

const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };
const unframed = (inside: ReactNode) => inside;

type Props = {
  readonly window: WindowPlayer;
  readonly state: SessionState;
  /** As a hand is moving it; left out: as the session says. */
  readonly layout?: Layout;
  /** Told whenever a surface comes, goes or moves. */
  readonly onSurfaces?: (surfaces: Surfaces) => void;
  /** What is shown where it is not the lesson: a board, a page. */
  readonly ground?: ReactNode;
  /** Lays tracks and ground into a frame that may show only a part of them. */
  readonly frame?: (inside: ReactNode) => ReactNode;
  /** How this PC sets its captions and its sound; left out: as they come. */
  readonly tastes?: Tastes;
  /** Lies over the tracks and under the captions: the ink. */
  readonly children?: ReactNode;
};

/**
 * The lesson as this window shows it: the visible tracks where the layout puts them, captions, black where the
 * class is to see black, the held picture where it is frozen. Fills its parent with a 16:9 box in its middle.
 */
export function LessonPicture(props: Props) {
  const { window, state, layout, onSurfaces, tastes = PLAIN_TASTES, ground, frame = unframed, children } = props;
  const { player, lastPictures, clock, turns, role, windowId, captions, fault, sayDropped } = window;
  const view = viewOf(state, role);
  const { lesson } = state;
  const withCaptions =
    lesson !== null && view.captions.some((language) => lesson.captions.some((one) => one.language === language));
  const quality = qualityOf(state);
  useStrain(view.motion.kind === 'playing' && canBeEased(state), quality, sayDropped);
  // What did not change in a state is the same object (sharing.ts): a cue that is added loads no film anew.
  const ofLesson = lesson?.tracks;
  const tracks = useMemo(() => (ofLesson ? playedTracks({ tracks: ofLesson }, quality) : []), [ofLesson, quality]);
  const shown = layout ?? view.layout;
  const shapes = useMemo(() => (lesson ? shapesOf(lesson) : []), [lesson]);
  const room = withCaptions ? captionRoom(tastes) : null;
  const rects = layoutRects(shown, shapes, room);
  const isLesson = view.showing.kind === 'lesson';
  const surfacesKey = JSON.stringify(isLesson ? rects : {});
  useLayoutEffect(() => {
    onSurfaces?.({ ...(JSON.parse(surfacesKey) as TrackRects), picture: WHOLE });
  }, [surfacesKey, onSurfaces]);
  const recording = markedRecording({ tracks, regions: lesson?.regions });
  const sounds = lesson !== null && partsOf(state, role, windowId).includes('sound');
  const sound = sounds ? soundTrack(lesson.tracks) : null;

  return (
    <div className="player-frame">
      <div className="player-picture" data-showing={view.showing.kind}>
        {frame(
          <>
            <div className="player-tracks" data-moved={layout !== undefined || undefined} hidden={!isLesson}>
              {recording ? (
                <RegionPictures key={recording.track.digest} {...{ player, lastPictures, rects }} {...recording} />
              ) : null}
              {(recording ? [] : tracks).map((track) => {
                const rect = rects[track.role];
                return (
                  rect && (
                    <TrackVideo key={`${track.role} ${track.digest}`} {...{ player, lastPictures, track, rect }} />
                  )
                );
              })}
            </div>
            {ground}
          </>,
        )}
        {children}
        {lesson && isLesson && !view.question && (
          <Captions lesson={lesson} view={view} rate={state.rate} clock={clock} files={captions} tastes={tastes} />
        )}
        {view.blank && <div className="player-black" />}
      </div>
      {sound && (
        <Sound
          player={player}
          turns={turns}
          track={sound}
          volume={state.volume}
          muted={state.muted}
          output={tastes.soundOutput}
          fault={fault}
        />
      )}
    </div>
  );
}
