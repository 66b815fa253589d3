import type { Caller, Handlers } from '../../core/contract/index.ts';
import { leadingWindow, type WindowCommand } from '../../core/session/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Cuttings } from '../cuttings/index.ts';
import type { Classroom } from './classroom.ts';
import type { LargeScreenService } from './large-screen.ts';
import type { Session } from './session.ts';

type Deps = {
  readonly session: Session;
  readonly classroom: Omit<Classroom, 'playable'>;
  readonly largeScreen: Pick<LargeScreenService, 'displays'>;
  readonly lastInkSequence: () => Promise<number>;
  readonly keepCutting: Cuttings['keep'];
};

type SessionHandlers = Pick<
  Handlers,
  | 'classroom.project'
  | 'classroom.document'
  | 'classroom.board'
  | 'classroom.cut'
  | 'classroom.end'
  | 'session.attach'
  | 'session.command'
>;

export function sessionHandlers(deps: Deps): SessionHandlers {
  const { session, classroom, largeScreen, lastInkSequence, keepCutting } = deps;
  /** A freeze that still asks for the number of the ink it holds. */
  let freezing: Promise<unknown> = Promise.resolve();
  return {
    'classroom.project': ({ lessonId, fromSeconds }) => classroom.project(lessonId, fromSeconds, null),
    'classroom.document': ({ lessonId, digest, pageIndex }) => classroom.document(lessonId, digest, pageIndex),
    async 'classroom.board'({ paper }, caller) {
      if (lockedOut(session, caller)) return fail({ code: 'locked' });
      return ok({ pageId: await classroom.board(paper, null) });
    },
    async 'classroom.cut'({ paper, image, width, height }, caller) {
      if (lockedOut(session, caller)) return fail({ code: 'locked' });
      if (session.state().showing.kind === 'nothing') return fail({ code: 'nothingShown' });
      const kept = await keepCutting(Buffer.from(image, 'base64'));
      if (!kept.ok) return kept;
      return ok({ pageId: await classroom.board(paper, { digest: kept.value.digest, width, height }) });
    },
    async 'classroom.end'() {
      await classroom.end();
      return ok({});
    },
    async 'session.attach'({ since }) {
      const state = session.state();
      const hasIt = since?.sessionId === state.sessionId && since.revision === state.revision;
      return ok(hasIt ? { kind: 'nothing' as const } : { kind: 'state' as const, state });
    },
    async 'session.command'(command, caller) {
      // What is said behind a freeze comes behind it: the class must not see where the teacher looks ahead.
      await freezing;
      const refusal = refusedTo(session, command, caller);
      if (refusal) return fail(refusal);
      if (hidesPicture(command) && largeScreen.displays().largeScreen.kind === 'aside') return fail({ code: 'aside' });
      if (command.type !== 'freeze' || !command.frozen) return session.dispatch(command);
      // Both commands in one turn: no stroke can come between the held picture and the number it ends at.
      const asked = lastInkSequence();
      freezing = asked.catch(() => undefined);
      const inkSequence = await asked;
      const result = session.dispatch(command);
      return result.ok ? session.dispatch({ type: 'inkHeld', inkSequence }) : result;
    },
  };
}

/** Nobody would see it, and it would still be there when the picture comes back. */
function hidesPicture(command: WindowCommand): boolean {
  return (command.type === 'freeze' && command.frozen) || (command.type === 'blank' && command.blank);
}

/** What this window may not say, whatever the state: words of another window, or a locked panel's touches. */
function refusedTo(session: Session, command: WindowCommand, caller: Caller) {
  if (command.type === 'ready' && command.windowId !== caller.windowId) return { code: 'unknownWindow' } as const;
  if (command.type === 'fixFrame' && leadingWindow(session.state())?.windowId !== caller.windowId) {
    return { code: 'stale' } as const;
  }
  const reports =
    command.type === 'ready' || command.type === 'fixFrame' || command.type === 'pages' || command.type === 'dropped';
  return !reports && isByHand(command) && lockedOut(session, caller) ? ({ code: 'locked' } as const) : null;
}

/**
 * What pen and finger do on the glass. The window of the large screen has the keyboard as soon as somebody touched it:
 * the keys and the presenter remote stay the teacher's.
 */
function isByHand(command: WindowCommand): boolean {
  return byHand.has(command.type) || (command.type === 'pause' && command.reason === 'pen');
}

const byHand: ReadonlySet<WindowCommand['type']> = new Set(['zoom', 'aid', 'tuneLayout', 'panel']);

function lockedOut(session: Session, caller: Caller): boolean {
  return caller.role === 'screen' && session.state().panelTouch === 'locked';
}
