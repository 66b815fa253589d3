import { useStore } from './cell.ts';
import { useLectern } from './context.ts';
import { isPrivateShown, isSeenByClass } from './privacy.ts';

export type PrivateThings = {
  /** Notes, names and what comes next may be drawn now. */
  readonly shown: boolean;
  /** There is a choice: the class may see this window. Else no button is needed. */
  readonly canHide: boolean;
  readonly ask: (shown: boolean) => void;
};

export function usePrivate(): PrivateThings {
  const { displays, privacy } = useLectern();
  const known = useStore(displays);
  const asked = useStore(privacy.asked);
  return { shown: isPrivateShown(known, asked), canHide: isSeenByClass(known), ask: privacy.ask };
}
