/** What is typed into, or has its own use of letters and arrows. */
export const typing = 'input:not([type="range"]):not([type="checkbox"]), textarea, select, [contenteditable]';

/** What is typed into a field, or spelt in an input method, is nobody else's key. */
export function isTyped(event: KeyboardEvent): boolean {
  return event.isComposing || (event.target instanceof Element && event.target.closest(typing) !== null);
}

/**
 * A field has the keys until something else is touched, also where the touch itself moves no focus (a pen on the picture, a
 * button): the next key is the lesson's again. What belongs to the field says so by `data-keeps-field`.
 */
export function leaveFieldByTouch({ target }: PointerEvent): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !field.matches(typing) || !(target instanceof Element)) return;
  if (!field.contains(target) && !target.closest('[data-keeps-field]')) field.blur();
}

/** Whether Escape was for a field, and left it. A field that has its own use of it prevents its default; a dialog closes. */
export function leaveFieldByKey(event: KeyboardEvent): boolean {
  if (event.code !== 'Escape' || event.defaultPrevented || !isTyped(event) || event.isComposing) return false;
  if (!(event.target instanceof HTMLElement) || document.querySelector('dialog:modal')) return false;
  event.target.blur();
  return true;
}
