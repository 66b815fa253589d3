import { useEffect, useRef } from 'react';
import { leaveFieldByKey, leaveFieldByTouch, typing } from './fields.ts';
import { actionOf } from './match.ts';
import type { KeyAction } from './table.ts';

export type KeyHandlers = Partial<Readonly<Record<KeyAction, () => void>>>;

/** Controls that want these keys for themselves while they have the focus. */
const pressing = 'button, a, summary, [role^="menuitem"]';
const pressKeys = new Set(['Space', 'Enter']);
const rangeKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
/** A presenter remote is in the hand of somebody who does not see where the focus is: no control takes its keys away. */
const remoteKeys = new Set(['PageUp', 'PageDown', 'F5']);
const withPages = 'textarea, select, [contenteditable], [role="grid"]';

/** Acts by the table. What is typed into a field stays in the field; a modal dialog keeps its keys. */
export function useKeys(handlers: KeyHandlers, singleKeys: boolean): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (leaveFieldByKey(event)) return;
      const action = actionOf(event, singleKeys, (one) => latest.current[one] !== undefined);
      if (!action) return;
      if (isTaken(event)) {
        // It would load the page anew.
        if (event.code === 'F5') event.preventDefault();
        return;
      }
      event.preventDefault();
      latest.current[action]?.();
    };
    window.addEventListener('keydown', press);
    window.addEventListener('pointerdown', leaveFieldByTouch, { capture: true });
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('pointerdown', leaveFieldByTouch, { capture: true });
    };
  }, [singleKeys]);
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return true;
  if (document.querySelector('dialog:modal')) return true;
  const target = event.target instanceof Element ? event.target : null;
  const withCtrl = event.ctrlKey || event.metaKey;
  if (remoteKeys.has(event.code) && !withCtrl && !event.shiftKey) return Boolean(target?.closest(withPages));
  if (target?.closest(typing))
    return !withCtrl || event.code === 'KeyZ' || event.code === 'KeyY' || rangeKeys.has(event.code);
  // Focus rests on a control only when it came by keyboard: then Space presses it.
  if (pressKeys.has(event.code) && target?.closest(pressing)) return true;
  if (rangeKeys.has(event.code) && !event.shiftKey && !withCtrl)
    return Boolean(target?.closest('[role="slider"], [role^="menuitem"], input[type="range"]'));
  return false;
}
