import type { Page } from 'playwright';

const COPIES_WAIT_MS = 10_000;
const COPIES_LIMIT_MS = 600_000;

/** Opens a lesson that has its small copies. They are made in the background, and never while a lesson is open: it is closed again until they are there. */
export async function withSmallCopies(
  teacher: Page,
  open: (teacher: Page) => Promise<void>,
  again: (teacher: Page) => Promise<void>,
): Promise<void> {
  await open(teacher);
  const deadline = performance.now() + COPIES_LIMIT_MS;
  while ((await teacher.locator('canvas[data-stands-in]').count()) === 0) {
    if (performance.now() > deadline) throw new Error('this lesson got no small copy');
    await teacher.getByTestId('end').click();
    await teacher.getByTestId('end-confirm').click();
    await teacher.waitForTimeout(COPIES_WAIT_MS);
    await again(teacher);
  }
}
