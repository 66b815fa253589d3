import type { Download } from '../../../core/contract/index.ts';
import type { Bytes, LessonId } from '../../../core/words/index.ts';
import type { Entries } from './entries.ts';
import type { Entry } from './entry.ts';
import type { Runs } from './runs.ts';
import type { HeldBy } from './types.ts';

/** As windows see them: those that are done last, the latest first. */
export function shown(entries: Entries, runs: Runs, here: ReadonlyMap<LessonId, number>, held: HeldBy): Download[] {
  const all = entries.inOrder().map((entry): Download => {
    const { state, position: _, hurried: __, ...rest } = entry;
    const run = runs.of(entry.lessonId);
    const hereBytes = state.kind === 'done' ? entry.bytes : ((here.get(entry.lessonId) ?? 0) as Bytes);
    return { ...rest, hereBytes, giver: run?.giver ?? null, state: shownState(entry, run, held) };
  });
  const doneAt = ({ state }: Download) => (state.kind === 'done' ? state.atUnixMs : 0);
  const done = all.filter(({ state }) => state.kind === 'done').toSorted((a, b) => doneAt(b) - doneAt(a));
  return [...all.filter(({ state }) => state.kind !== 'done'), ...done];
}

function shownState(entry: Entry, run: ReturnType<Runs['of']>, held: HeldBy): Download['state'] {
  const { state } = entry;
  if (state.kind === 'waiting') return { kind: 'waiting', why: held(entry) ?? 'turn', tries: state.tries };
  if (state.kind !== 'running') return state;
  return { kind: 'running', step: run?.step ?? 'downloading', bytesPerSecond: run?.bytesPerSecond() ?? 0 };
}
