/** Presses a control of the view on show, as the key that stands for it does; nothing where there is none. */
export function press(testId: string): void {
  const control = document.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]:not(:disabled)`);
  control?.focus();
  control?.click();
}
