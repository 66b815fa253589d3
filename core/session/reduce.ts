import { type MonotonicMs, ok, type Result } from '../words/index.ts';
import { abilitySteps } from './ability.ts';
import { aidSteps, shownAfresh } from './aids.ts';
import { classSteps } from './classes.ts';
import type { Refusal, SessionCommand } from './command.ts';
import { documentSteps } from './documents.ts';
import { jumpSteps } from './jumps.ts';
import { loopSteps } from './loop.ts';
import { motionSteps } from './motion.ts';
import { pictureSteps } from './picture.ts';
import { questionSteps, withQuestion } from './questions.ts';
import type { SessionState } from './state.ts';
import type { Step, Steps } from './step.ts';

/** Exhaustive by type: a command without a step does not compile. The rules are in SPEC.md. */
const steps: Steps<SessionCommand['type']> = {
  ...motionSteps,
  ...jumpSteps,
  ...loopSteps,
  ...pictureSteps,
  ...aidSteps,
  ...abilitySteps,
  ...documentSteps,
  ...classSteps,
  ...questionSteps,
};

/**
 * The only way the session changes. Pure: the same state, command and moment give the same answer.
 * An accepted command raises the revision by one; a refused one leaves everything as it was.
 */
export function reduce(state: SessionState, command: SessionCommand, at: MonotonicMs): Result<SessionState, Refusal> {
  // The table holds each step under its own command's type; the compiler cannot follow that through an index.
  const step = steps[command.type] as (state: SessionState, command: SessionCommand, at: MonotonicMs) => Step;
  const result = step(state, command, at);
  if (!result.ok) return result;
  const next = withQuestion(state, shownAfresh(state, result.value), at);
  return ok({ ...next, revision: state.revision + 1 });
}
