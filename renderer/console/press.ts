/**
 * Presses a control of the view on show, as the key that stands for it does; nothing where there is none. The focus stays
 * where it was: on a button Space would press that again.
 */
export function press(testId: string): void {
  control(testId)?.click();
}

/** The same for one that opens a menu, which gives the focus back to it. */
export function openMenu(testId: string): void {
  const button = control(testId);
  button?.focus();
  button?.click();
}

function control(testId: string): HTMLButtonElement | null {
  return document.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]:not(:disabled)`);
}
