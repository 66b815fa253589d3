import type { Machine } from './machine.ts';
import { steps } from './steps.ts';
import type { Texts } from './texts.ts';

/** Numbered, read-only steps and one report. The exit code is 1 when something stands in the way of a lesson. */
export async function doctor(machine: Machine, texts: Texts, say: (line: string) => void): Promise<number> {
  say(texts.title(machine.versions.lectern));
  let inTheWay = 0;
  for (const [index, step] of steps.entries()) {
    for (const { state, says } of await step.look(machine, texts)) {
      if (state === 'bad') inTheWay += 1;
      say(`${String(index + 1).padStart(2)}. ${step.name(texts)} [${texts[state]}] ${says}`);
    }
  }
  say(inTheWay === 0 ? texts.allGood : texts.someBad(inTheWay));
  return inTheWay === 0 ? 0 : 1;
}
