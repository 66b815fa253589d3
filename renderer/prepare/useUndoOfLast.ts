import { useEffect, useRef } from 'react';
import { useHand } from '../hand/index.ts';
import type { Actions } from '../teach/index.ts';
import type { PlanDesk } from './plan-desk.ts';

/** One key takes back what was done last, be it a stroke on the picture or an edit of the plan. */
export function useUndoOfLast(desk: PlanDesk, actions: Actions) {
  const { ink } = useHand();
  const last = useRef<'ink' | 'plan'>('plan');
  useEffect(() => {
    let line = desk.get().line;
    const stops = [
      ink.watchPage(() => {
        last.current = 'ink';
      }),
      desk.subscribe(() => {
        if (desk.get().line === line) return;
        ({ line } = desk.get());
        last.current = 'plan';
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [ink, desk]);
  return {
    undo: () => (last.current === 'ink' && ink.canUndo(actions.page) ? actions.undo() : desk.undo()),
    redo: () => (last.current === 'ink' && ink.canRedo(actions.page) ? actions.redo() : desk.redo()),
  };
}
