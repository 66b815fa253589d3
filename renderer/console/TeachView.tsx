import { useCallback, useState } from 'react';
import type { LargeScreen } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useAim } from '../aids/index.ts';
import { BoardStrip } from '../board/index.ts';
import { DocumentStrip } from '../book/index.ts';
import { useHand } from '../hand/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { useTestCard } from '../panel/index.ts';
import { usePlanInClass } from '../prepare/index.ts';
import { RemoteCard, useRemote } from '../remote/index.ts';
import { useLectern, usePrivate } from '../state/index.ts';
import {
  type Actions,
  EndDialog,
  StageRoom,
  StageSide,
  TeachPicture,
  TeachTimeline,
  teachKeys,
  useActions,
  useHeldEraser,
  usePickKeys,
  useSayMissingOutput,
} from '../teach/index.ts';
import { compactMedia, keepFocus, useMedia } from '../ui/index.ts';
import { LessonCards } from './LessonCards.tsx';
import { usePlaceAtRest } from './place-at-rest.ts';
import { openMenu, press } from './press.ts';
import { ScreenCard } from './ScreenCard.tsx';
import { TeachHeader } from './TeachHeader.tsx';
import './TeachView.css';
import { ToolRail } from './ToolRail.tsx';
import { Transport } from './Transport.tsx';

type Props = { readonly state: SessionState; readonly large: LargeScreen };

/** The console while a class watches its own large screen. */
export function TeachView({ state, large }: Props) {
  const { call } = useLectern();
  const aim = useAim(useHand().aids, state);
  const actions = useActions(state);
  const told = usePlaceAtRest(state);
  const toldActions = useActions(told);
  const plan = usePlanInClass(state, actions, told);
  const [asksEnd, setAsksEnd] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const { testCard, testCardDialog } = useTestCard();
  const askEnd = useCallback(() => setAsksEnd(true), []);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const pickKeys = usePickKeys();
  const remote = useRemote();
  useHeldEraser(singleKeys);
  useSayMissingOutput();
  useKeys(
    {
      ...teachKeys(actions),
      ...plan.keys,
      ...pickKeys,
      ...remote.keys,
      chooseClass: () => openMenu('class-picker'),
      end: askEnd,
      fullScreen: () => void toggleFullScreen(call),
      keys: showKeys,
      testCard,
      notes: () => press('cards-notes'),
      transcript: () => press('transcript-open'),
    },
    singleKeys,
  );
  const { canHide } = usePrivate();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus where it is; acts on nothing
    <div className="stage teach" data-testid="stage" data-showing={state.showing.kind} onMouseDown={keepFocus}>
      <TeachHeader state={told} onEnd={askEnd} onKeys={showKeys} />
      <main className="teach-left">
        <ToolRail state={state} actions={actions} aim={aim} />
        <StageRoom className="teach-room" screen={ringOf(state, large)}>
          <TeachPicture state={state} mouseDraws={aim === 'ink'} />
        </StageRoom>
        <TeachLine state={state} actions={actions} />
        {state.lesson ? <Transport state={state} actions={actions} /> : null}
      </main>
      <StageSide className="teach-side">
        <ScreenCard state={told} large={large} actions={toldActions} remote={remote} onTestCard={testCard} />
        {remote.shown ? <RemoteCard remote={remote} classSees={canHide} /> : null}
        {remote.shown ? null : <LessonCards state={told} actions={toldActions} inClass={plan.inClass} />}
      </StageSide>
      {testCardDialog}
      {asksEnd ? <AskEnd onClose={() => setAsksEnd(false)} /> : null}
      {keysShown ? (
        <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
      ) : null}
    </div>
  );
}

/** Under the picture: the boards, the pages of a document, or the lesson's line. */
function TeachLine({ state, actions }: { readonly state: SessionState; readonly actions: Actions }) {
  const compact = useMedia(compactMedia);
  const { showing } = state;
  return (
    <div className="teach-line">
      {showing.kind === 'board' ? <BoardStrip state={state} /> : null}
      {showing.kind === 'document' ? <DocumentStrip state={state} shown={showing} /> : null}
      {showing.kind === 'lesson' ? <TeachTimeline state={state} actions={actions} small={compact} /> : null}
    </div>
  );
}

function AskEnd({ onClose }: { readonly onClose: () => void }) {
  const { call } = useLectern();
  return (
    <EndDialog
      onClose={onClose}
      onEnd={() => {
        onClose();
        void call('classroom.end', {});
      }}
    />
  );
}

function ringOf(state: SessionState, large: LargeScreen): string {
  if (large.kind === 'lost' || large.kind === 'aside') return 'lost';
  if (state.frozen) return 'frozen';
  return state.blank ? 'black' : 'live';
}
