import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimetableView } from '../../core/contract/index.ts';
import { bellPatterns, bellsOf, changed, type Timetable, type TimetableChange } from '../../core/timetable/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText, type Words } from '../words/index.ts';

export type TimetableInHand = {
  readonly view: TimetableView;
  /** As it is shown: with suggested bells where none are set yet. */
  readonly timetable: Timetable;
  readonly isLocked: (part: TimetableView['locked'][number]) => boolean;
  /** Shown at once, kept by main. `said`: what a notice says of it, with the way back. */
  readonly apply: (changes: readonly TimetableChange[], said?: string) => Promise<boolean>;
  readonly undo: () => Promise<void>;
};

type Latest = {
  view: TimetableView | null;
  words: Words;
  /** Changes that main has not answered yet. */
  unanswered: number;
  /** Ends with the last of them: what is taken back is what was done last, not what main knew last. */
  answered: Promise<unknown>;
};

/** The timetable that is edited here. Edits are shown by the same law that main goes by, before main has answered. */
export function useTimetable(): TimetableInHand | null {
  const { call, listen, notices } = useLectern();
  const words = useWords();
  const [view, setView] = useState<TimetableView | null>(null);
  const latest = useRef<Latest>({ view, words, unanswered: 0, answered: Promise.resolve() });
  latest.current.words = words;

  const show = useCallback((next: TimetableView) => {
    latest.current.view = next;
    setView(next);
  }, []);
  const read = useCallback(async () => {
    const answer = await call('timetable.read', {});
    // What is typed and not yet answered is newer; its answer brings all of it.
    if (answer.ok && latest.current.unanswered === 0) show(answer.value);
  }, [call, show]);
  useEffect(() => {
    void read();
    return listen('timetable.changed', () => void read());
  }, [listen, read]);

  const undoOf = useCallback(
    async (change: number | null) => {
      if (change === null) return;
      const answer = await call('timetable.undo', { change });
      if (answer.ok) show(answer.value);
      notices.say(
        answer.ok ? latest.current.words.t('app.undone') : errorText(latest.current.words, answer.error.code),
      );
    },
    [call, notices, show],
  );
  const undo = useCallback(() => {
    const undone = latest.current.answered.then(() => undoOf(latest.current.view?.lastChange ?? null));
    latest.current.answered = undone;
    return undone;
  }, [undoOf]);

  const apply = useCallback(
    async (changes: readonly TimetableChange[], said?: string) => {
      const before = latest.current.view;
      if (!before || changes.length === 0) return false;
      const all = [...suggestedFirst(before, changes), ...changes];
      const next = changed(before.timetable, all, before.locked);
      if (!next.ok) {
        notices.say(errorText(latest.current.words, next.error.code));
        return false;
      }
      latest.current.unanswered += 1;
      show({ ...before, timetable: next.value });
      const asked = call('timetable.change', { changes: all });
      latest.current.answered = asked;
      const answer = await asked;
      latest.current.unanswered -= 1;
      if (!answer.ok) {
        notices.say(errorText(latest.current.words, answer.error.code));
        await read();
        return false;
      }
      if (latest.current.unanswered === 0) show(answer.value);
      if (said !== undefined) notices.did(said, () => void undoOf(answer.value.lastChange));
      return true;
    },
    [call, notices, read, show, undoOf],
  );

  if (!view) return null;
  return {
    view,
    timetable: { ...view.timetable, bells: bellsShown(view.timetable) },
    isLocked: (part) => view.locked.includes(part),
    apply,
    undo,
  };
}

const suggested = [...bellsOf(bellPatterns.primary)];

function bellsShown({ bells }: Timetable): Timetable['bells'] {
  return bells.length === 0 ? suggested : bells;
}

/** The first period that is typed takes the suggested bells with it: they were on show. */
function suggestedFirst({ timetable, locked }: TimetableView, changes: readonly TimetableChange[]): TimetableChange[] {
  const types = changes.some(({ kind }) => kind === 'cell' || kind === 'periods');
  const has = timetable.bells.length > 0 || changes.some(({ kind }) => kind === 'bells') || locked.includes('bells');
  return types && !has ? [{ kind: 'bells', bells: suggested }] : [];
}
