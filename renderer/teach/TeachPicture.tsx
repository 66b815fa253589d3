import { useState } from 'react';
import { type Rect, type SessionState, viewOf } from '../../core/session/index.ts';
import type { TrackRole } from '../../core/words/index.ts';
import { BoardPaper } from '../board/index.ts';
import { DocumentPicture } from '../book/index.ts';
import { useHand, usePageOnShow, useSend } from '../hand/index.ts';
import { InkCanvas } from '../ink/index.ts';
import { LessonPicture, type Surfaces } from '../player/index.ts';
import { useGroundColours } from './ground-colours.ts';
import { QuestionCard } from './QuestionCard.tsx';

type Props = { readonly state: SessionState; readonly mouseDraws: boolean };

/** The inset lies over the screen, so it takes the pen first. */
const topmostFirst: readonly TrackRole[] = ['explanation', 'screen', 'composite'];

/** The one picture: tracks or a board, and the ink on it. The same in every window. */
export function TeachPicture({ state, mouseDraws }: Props) {
  const { player, ink, tools } = useHand();
  const send = useSend();
  const [surfaces, setSurfaces] = useState<Surfaces | null>(null);
  const [sheet, setSheet] = useState<Rect | null>(null);
  const page = usePageOnShow(state);
  const view = viewOf(state, player.role);
  const { showing } = view;
  const isBoard = showing.kind === 'board';
  const isDocument = showing.kind === 'document';
  useGroundColours(tools, isBoard ? 'slate' : 'picture');
  const rects = topmostFirst.flatMap((surface) => {
    const rect = surfaces?.[surface];
    return rect ? [{ surface, rect }] : [];
  });
  return (
    <LessonPicture window={player} state={state} onSurfaces={setSurfaces}>
      {showing.kind === 'board' ? <BoardPaper paper={showing.paper} /> : null}
      {showing.kind === 'document' ? <DocumentPicture shown={showing} onSheet={setSheet} /> : null}
      <QuestionCard state={state} />
      <InkCanvas
        store={ink}
        tools={tools}
        page={isDocument && !sheet ? null : page}
        surfaces={isDocument ? onSheet(sheet) : isBoard ? [] : rects}
        touchLocked={player.role === 'screen' && state.panelTouch === 'locked'}
        mouseDraws={mouseDraws}
        heldAtSequence={view.inkUpTo}
        presentedSeconds={player.player.presentedSeconds}
        onPenDown={(presentedSeconds) => void send({ type: 'pause', reason: 'pen', presentedSeconds })}
      />
    </LessonPicture>
  );
}

/** Ink on a document lies on its page, and moves with it when the page is shown by its width. */
function onSheet(sheet: Rect | null) {
  return sheet ? [{ surface: 'document' as const, rect: sheet }] : [];
}
