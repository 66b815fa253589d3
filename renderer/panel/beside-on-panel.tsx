import { useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import type { Actions } from '../teach/index.ts';
import { BesidePanel } from '../transcript/index.ts';

type More = { readonly open: boolean; readonly setOpen: (open: boolean) => void };

/** The ways into the lesson, in the place of what stands behind 更多, and put away with it. */
export function useBesideOnPanel(state: SessionState, actions: Actions, more: More) {
  const [shown, show] = useState(false);
  if (shown && !more.open) show(false);
  const close = () => show(false);
  return {
    shown,
    show,
    toggle() {
      more.setOpen(true);
      show(!shown);
    },
    drawer:
      shown && state.lesson ? (
        <BesidePanel state={state} lesson={state.lesson} actions={actions} onClose={close} />
      ) : null,
  };
}
