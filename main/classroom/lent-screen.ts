import { asideHandlers } from './aside.ts';
import { testCardHandlers } from './test-card.ts';

/** The class's place lent to something else: a program of the PC, or the test card. */
export const lentScreenHandlers = (deps: Parameters<typeof asideHandlers>[0]) => ({
  ...asideHandlers(deps),
  ...testCardHandlers(deps),
});
