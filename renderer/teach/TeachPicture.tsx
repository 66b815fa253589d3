import { useState } from 'react';
import { type Rect, type SessionState, seenRect, viewOf, type Zoom } from '../../core/session/index.ts';
import type { TrackRole } from '../../core/words/index.ts';
import { AidOver, InkFrame, useAim, useSeenLayout, ZoomFrame } from '../aids/index.ts';
import { BoardPaper } from '../board/index.ts';
import { DocumentPicture } from '../book/index.ts';
import { useHand, usePageOnShow, useSend } from '../hand/index.ts';
import { InkCanvas, type SurfaceRect } from '../ink/index.ts';
import { LessonPicture, type Surfaces } from '../player/index.ts';
import { useLectern, useStore } from '../state/index.ts';
import { useGroundColours } from './ground-colours.ts';
import { LayoutHandles } from './LayoutHandles.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { RegionMarker } from './RegionMarker.tsx';
import { useCut } from './use-cut.ts';

type Props = { readonly state: SessionState; readonly mouseDraws: boolean };

/** The inset lies over the screen, so it takes the pen first. */
const topmostFirst: readonly TrackRole[] = ['explanation', 'screen', 'composite'];

/** The one picture: tracks or a board, and the ink on it. The same in every window. */
export function TeachPicture({ state, mouseDraws }: Props) {
  const { player, ink, tools, aids } = useHand();
  const send = useSend();
  const cut = useCut();
  const tastes = useStore(useLectern().settings);
  const [surfaces, setSurfaces] = useState<Surfaces | null>(null);
  const [sheet, setSheet] = useState<Rect | null>(null);
  const page = usePageOnShow(state);
  const view = viewOf(state, player.role);
  const { showing } = view;
  const layout = useSeenLayout(aids, view);
  const aim = useAim(aids, state);
  const isBoard = showing.kind === 'board';
  const isDocument = showing.kind === 'document';
  useGroundColours(tools, isBoard ? 'slate' : 'picture');
  const rects = topmostFirst.flatMap((surface) => {
    const rect = surfaces?.[surface];
    return rect ? [{ surface, rect }] : [];
  });
  return (
    <LessonPicture
      window={player}
      state={state}
      {...(layout !== view.layout && { layout })}
      onSurfaces={setSurfaces}
      tastes={tastes}
      ground={
        <>
          {showing.kind === 'board' ? <BoardPaper paper={showing.paper} pageId={showing.pageId} /> : null}
          {showing.kind === 'document' ? <DocumentPicture shown={showing} onSheet={setSheet} /> : null}
        </>
      }
      frame={(inside) => (
        <ZoomFrame hand={aids} view={view}>
          {inside}
        </ZoomFrame>
      )}
    >
      <QuestionCard state={state} />
      <InkFrame hand={aids} view={view}>
        <InkCanvas
          store={ink}
          tools={tools}
          page={isDocument && !sheet ? null : page}
          surfaces={enlarged(view.zoom, isDocument ? onSheet(sheet) : isBoard ? [] : rects)}
          touchLocked={player.role === 'screen' && state.panelTouch === 'locked'}
          mouseDraws={mouseDraws}
          heldAtSequence={view.inkUpTo}
          presentedSeconds={player.player.presentedSeconds}
          onPenDown={(presentedSeconds) => void send({ type: 'pause', reason: 'pen', presentedSeconds })}
        />
      </InkFrame>
      <AidOver
        hand={aids}
        state={state}
        view={view}
        now={player.clock.now}
        send={(command) => void send(command)}
        onCut={(rect, picture) => void cut(rect, picture)}
      />
      {aim === 'regions' && showing.kind === 'lesson' && state.lesson && surfaces?.composite ? (
        <RegionMarker lessonId={state.lesson.id} place={surfaces.composite} hand={aids} />
      ) : null}
      {aim === 'layout' && showing.kind === 'lesson' && surfaces?.explanation ? (
        <LayoutHandles
          layout={layout}
          explanation={surfaces.explanation}
          hand={aids}
          send={(command) => void send(command)}
        />
      ) : null}
    </LessonPicture>
  );
}

const WHOLE_RECT: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** Ink keeps to its place in the picture, and is drawn where that place is seen. */
function enlarged(zoom: Zoom, surfaces: readonly SurfaceRect[]): readonly SurfaceRect[] {
  const all = [...surfaces, { surface: 'picture' as const, rect: WHOLE_RECT }];
  return all.map(({ surface, rect }) => ({ surface, rect: seenRect(zoom, rect) }));
}

/** Ink on a document lies on its page, and moves with it when the page is shown by its width. */
function onSheet(sheet: Rect | null) {
  return sheet ? [{ surface: 'document' as const, rect: sheet }] : [];
}
