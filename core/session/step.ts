import type { MonotonicMs, Result } from '../words/index.ts';
import { fail, ok } from '../words/index.ts';
import type { Refusal, SessionCommand } from './command.ts';
import type { SessionLesson, SessionState } from './state.ts';

/** What a command makes of the state; the number is given by the reducer. */
export type Step = Result<SessionState, Refusal>;

export type CommandOf<Type extends SessionCommand['type']> = Extract<SessionCommand, { type: Type }>;

export type Steps<Type extends SessionCommand['type']> = {
  readonly [T in Type]: (state: SessionState, command: CommandOf<T>, at: MonotonicMs) => Step;
};

export function changed(state: SessionState, change: Partial<SessionState>): Step {
  return ok({ ...state, ...change });
}

export function refused(code: Refusal['code']): Step {
  return fail({ code });
}

/** Runs a step that has no meaning without a lesson. */
export function withLesson(state: SessionState, step: (lesson: SessionLesson) => Step): Step {
  return state.lesson ? step(state.lesson) : refused('noLesson');
}
