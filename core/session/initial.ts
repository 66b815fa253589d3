import { mediaSeconds, type SessionId } from '../words/index.ts';
import type { SessionState } from './state.ts';
import { WHOLE } from './zoom.ts';

/** A session in which nothing is shown yet: what main starts with and what it comes back to. */
export function initialState(sessionId: SessionId): SessionState {
  return {
    sessionId,
    revision: 0,
    showing: { kind: 'nothing' },
    lesson: null,
    teacherId: null,
    classId: null,
    motion: { kind: 'paused', mediaSeconds: mediaSeconds(0), fixing: false, reason: 'opened', cueId: null },
    question: null,
    rate: 1,
    loop: null,
    layout: { kind: 'sideBySide', corner: 'topRight' },
    volume: 1,
    muted: false,
    captions: [],
    blank: false,
    frozen: null,
    zoom: WHOLE,
    aid: null,
    countdown: null,
    ability: { tooMuch: null, droppedShare: null, chosen: null },
    panelTouch: 'draw',
    panelDock: true,
    followers: [],
  };
}
