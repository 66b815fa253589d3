import type { Displays } from '../../core/contract/index.ts';
import { type Cell, createCell, type Store } from './cell.ts';

/**
 * What only the teacher may see: notes, names, the next question. The law of the whole window: with one display, and
 * mirrored ones count as one, the class sees whatever the teacher sees, so it is hidden until she asks for it. What
 * she asked for is put away again when the displays lie otherwise and when nothing is before the class any more.
 */
export function isPrivateShown(
  displays: Pick<Displays, 'arrangement' | 'largeScreen'> | null,
  asked: boolean,
): boolean {
  return asked || !isSeenByClass(displays);
}

/** The console stands where a class looks. Until main has told how the displays lie, it may. */
export function isSeenByClass(displays: Pick<Displays, 'arrangement' | 'largeScreen'> | null): boolean {
  if (!displays) return true;
  // Opened by hand somewhere else: on another PC, or on a display that this host does not know.
  if (displays.largeScreen.kind === 'byHand') return displays.largeScreen.windowId === null;
  return displays.arrangement !== 'extended';
}

export type Privacy = { readonly asked: Store<boolean>; readonly ask: (shown: boolean) => void };

type Deps = {
  readonly displays: Store<Displays | null>;
  readonly session: Store<{ readonly showing: { readonly kind: string } } | null>;
};

export function createPrivacy({ displays, session }: Deps): Privacy {
  const asked: Cell<boolean> = createCell(false);
  const lie = (): string => `${displays.get()?.arrangement} ${isSeenByClass(displays.get())}`;
  let before = lie();
  displays.subscribe(() => {
    const now = lie();
    if (now !== before) asked.set(false);
    before = now;
  });
  session.subscribe(() => {
    if (session.get()?.showing.kind === 'nothing') asked.set(false);
  });
  return { asked, ask: asked.set };
}
