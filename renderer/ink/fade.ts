/** `--m-open` of tokens.css: nothing in Lectern moves longer. */
export const fadeMs = 150;

/**
 * Fades the element, then calls `gone` and shows it again. What is returned ends the fade early: the element is
 * shown at once, and `gone` is not called, for the caller has something new to show.
 */
export function fadeAway(element: HTMLElement, gone: () => void): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    gone();
    return () => undefined;
  }
  const fade = element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: fadeMs, fill: 'forwards' });
  fade.onfinish = () => {
    gone();
    fade.cancel();
  };
  return () => {
    fade.onfinish = null;
    fade.cancel();
  };
}
