import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Ability } from '../../core/session/index.ts';
import { UnixMs, unixMs } from '../../core/words/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { replaceFile } from '../store/index.ts';
import type { Session } from './session.ts';

/**
 * What this PC was seen to play, and what was chosen for it. It is the PC's, whoever teaches, so it lies beside the
 * store. A week later it is tried anew: a PC that was busy with an update that day must not show small pictures for ever.
 */
export type AbilityService = {
  /** It was seen to lose frames. */
  isStrained(): boolean;
  settled(): Promise<void>;
  stop: Stop;
};

type Deps = {
  readonly file: string;
  readonly session: Pick<Session, 'state' | 'dispatch' | 'onState'>;
  readonly wallClock: () => UnixMs;
  /** It was seen to lose frames for the first time. */
  readonly onStrain: () => void;
  readonly log: Log;
};

const Kept = v.object({ ...Ability.entries, seenUnixMs: v.nullable(UnixMs) });
type Kept = v.InferOutput<typeof Kept>;

const HOLDS_MS = 7 * 24 * 3_600_000;
const unseen: Kept = { tooMuch: null, droppedShare: null, chosen: null, seenUnixMs: null };

export async function createAbility({ file, session, wallClock, onStrain, log }: Deps): Promise<AbilityService> {
  const kept = stillTrue(await readKept(file, log), wallClock());
  const { seenUnixMs: _, ...ability } = kept;
  let seenUnixMs = kept.seenUnixMs;
  let writing: Promise<unknown> = Promise.resolve();
  session.dispatch({ type: 'ability', ability });

  const stop = session.onState((state, before) => {
    const { tooMuch } = state.ability;
    if (state.ability === before.ability) return;
    if (tooMuch !== before.ability.tooMuch) {
      seenUnixMs = tooMuch === null ? null : unixMs(wallClock());
      if (before.ability.tooMuch === null) onStrain();
    }
    const text = `${JSON.stringify({ ...state.ability, seenUnixMs } satisfies Kept, null, 2)}\n`;
    writing = writing.then(() => replaceFile(file, text)).catch((error: unknown) => void log.fault(file, error));
  });
  return {
    isStrained: () => session.state().ability.tooMuch !== null,
    settled: async () => void (await writing),
    stop,
  };
}

/** A clock that was wrong in either direction tells no age. What was chosen about it goes with what was seen. */
function stillTrue(kept: Kept, now: UnixMs): Kept {
  const isOld = kept.seenUnixMs !== null && Math.abs(now - kept.seenUnixMs) > HOLDS_MS;
  return isOld ? unseen : kept;
}

async function readKept(file: string, log: Log): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return unseen;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text);
  if (!read.success) log.warn(`${file} is not used`);
  return read.success ? read.output : unseen;
}
