import type { MouseEvent } from 'react';

/** A button pressed by mouse or finger does not keep the focus: Space then still plays and pauses. */
export function keepFocus(event: MouseEvent): void {
  if ((event.target as Element).closest('button')) event.preventDefault();
}
