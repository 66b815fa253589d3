import { afterEach, expect, test } from 'vitest';
import { findAndProject, openClassroom, playOn } from '../harness/classroom.ts';

// Lectern is closed while a lesson plays, as a PC that is shut down at the bell does it.

let room: Awaited<ReturnType<typeof openClassroom>> | null = null;
afterEach(() => room?.clear());

test('a Lectern that is closed in the middle of a playing lesson ends, and the class finds its place again', async () => {
  room = await openClassroom();
  const teacher = await room.console();
  await findAndProject(teacher, 'sjxnj', 'start');
  await teacher.keyboard.press('Space');
  await playOn(await room.screen(), 1);
  await teacher.waitForTimeout(2000);
  const begun = performance.now();
  await room.reopen();
  expect(performance.now() - begun).toBeLessThan(30_000);
  const again = await room.console();
  await again.getByTestId('search').waitFor();
  await again
    .getByText(/00:0[1-9]/)
    .first()
    .waitFor();
}, 90_000);
