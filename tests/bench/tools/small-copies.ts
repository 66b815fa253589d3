import type { Page } from 'playwright';

const FIRST_WAIT_MS = 10_000;
const COPIES_LIMIT_MS = 600_000;

/**
 * Opens a lesson that has its small copies. They are made in the background, never while a lesson is open, and a long
 * film's in one piece: the lesson is closed again until they are there, each time for longer.
 */
export async function withSmallCopies(
  teacher: Page,
  open: (teacher: Page) => Promise<void>,
  again: (teacher: Page) => Promise<void>,
): Promise<void> {
  await open(teacher);
  const deadline = performance.now() + COPIES_LIMIT_MS;
  let waitMs = FIRST_WAIT_MS;
  const count = (of: string) => teacher.locator(of).count();
  while ((await count('canvas[data-stands-in]')) < (await count('video[data-track]'))) {
    if (performance.now() > deadline) throw new Error('this lesson got no small copy');
    await teacher.getByTestId('end').click();
    await teacher.getByTestId('end-confirm').click();
    await teacher.waitForTimeout(waitMs);
    waitMs *= 2;
    await again(teacher);
  }
}
