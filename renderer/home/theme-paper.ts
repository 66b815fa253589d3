import type { Subject } from '../../core/words/index.ts';

/** The papers that a one-character mark is read well on. */
const papers = [
  'chinese',
  'science',
  'morality',
  'music',
  'sport',
  'mathematics',
] as const satisfies readonly Subject[];

/** A theme has no subject; its paper is made of its name, so that it is the same one every day. */
export function paperOf(name: string): (typeof papers)[number] {
  const sum = [...name].reduce((all, character) => all + (character.codePointAt(0) ?? 0), 0);
  return papers[sum % papers.length] ?? papers[0];
}
