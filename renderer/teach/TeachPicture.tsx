import { useState } from 'react';
import type { Settings } from '../../core/contract/index.ts';
import { leadingWindow, type Rect, type SessionState, type View, viewOf } from '../../core/session/index.ts';
import { documentKind, type WindowId } from '../../core/words/index.ts';
import { AidOver, InkFrame, soundTimeUp, useAim, useSeenLayout, ZoomFrame } from '../aids/index.ts';
import { BoardPaper } from '../board/index.ts';
import { DocumentPicture } from '../book/index.ts';
import { useHand, usePageOnShow, useSend } from '../hand/index.ts';
import { InkCanvas } from '../ink/index.ts';
import { LessonPicture, type Surfaces } from '../player/index.ts';
import { useLectern, useStore } from '../state/index.ts';
import { useGroundColours } from './ground-colours.ts';
import { enlargedPlaces, inkPlaces } from './ink-places.ts';
import { LayoutHandles } from './LayoutHandles.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { RegionMarker } from './RegionMarker.tsx';
import { useCut } from './use-cut.ts';

type Props = { readonly state: SessionState; readonly mouseDraws: boolean };

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
  const [isBoard, isDocument] = [showing.kind === 'board', showing.kind === 'document'];
  useGroundColours(tools, isBoard ? 'slate' : 'picture');
  const places = isDocument ? onSheet(sheet) : isBoard ? [] : inkPlaces(state.lesson, surfaces);
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
          {showing.kind === 'document' ? (
            <DocumentPicture
              {...{ shown: showing, zoom: view.zoom, underLens: view.aid?.kind === 'magnifier' }}
              onSheet={setSheet}
            />
          ) : null}
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
          surfaces={enlargedPlaces(view.zoom, places)}
          touchLocked={player.role === 'screen' && state.panelTouch === 'locked'}
          mouseDraws={mouseDraws}
          heldAtSequence={view.inkUpTo}
          presentedSeconds={player.player.presentedSeconds}
          onPenDown={(presentedSeconds) => void send({ type: 'pause', reason: 'pen', presentedSeconds })}
        />
      </InkFrame>
      <AidOver
        {...{ hand: aids, state, view, now: player.clock.now }}
        lensViews={{ ground: <LensGround view={view} />, over: <QuestionCard state={state} /> }}
        onCountdownOver={() => ring(state, player.windowId, tastes)}
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

/** What a lens shows that is no picture: a board's paper and a text. */
function LensGround({ view: { showing, zoom } }: { readonly view: View }) {
  if (showing.kind === 'board') return <BoardPaper paper={showing.paper} pageId={showing.pageId} />;
  if (showing.kind !== 'document' || documentKind(showing.document.mediaType) !== 'text') return null;
  return <DocumentPicture shown={showing} zoom={zoom} underLens={false} onSheet={noSheet} />;
}

/** From the one window that the class hears, also over a board; never where the teacher has muted the lesson. */
function ring(state: SessionState, ownId: WindowId, { countdownSound, soundOutput }: Settings): void {
  const rings = countdownSound && !state.muted && leadingWindow(state)?.windowId === ownId;
  if (rings) void soundTimeUp(state.volume, soundOutput);
}

const noSheet = () => undefined;

/** Ink on a document lies on its page, and moves with it when the page is shown by its width. */
function onSheet(sheet: Rect | null) {
  return sheet ? [{ surface: 'document' as const, rect: sheet }] : [];
}
