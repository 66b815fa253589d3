import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Card, framesOf, linesOf, ShardBroken } from '../shards/index.ts';
import { FeedFault } from './fault.ts';
import { isShownText, isTooDeep, unshown } from './feed-index.ts';

const RECORD_CHARACTERS_MAX = 1_000_000;
/** Shorter ones cannot be nested so deep that it harms, and a million of them need not be counted through. */
const LONG_RECORD_CHARACTERS = 20_000;

type Checked = {
  readonly lessons: number;
  readonly signal?: AbortSignal;
  /** Told of each card, in order. */
  readonly onCard?: (card: Card) => void;
};

/**
 * Goes through a shard of a feed before any of it counts: what it claims, what it holds, and that no name in it shows
 * what it is not. A signature says who made it, not that it is well made. Gives way after each frame.
 */
export async function checkShard(file: string, { lessons, signal, onCard }: Checked): Promise<void> {
  const seen = new Set<string>();
  let count = 0;
  try {
    for (const { cards, details } of framesOf(file)) {
      signal?.throwIfAborted();
      checkDetails(cards, linesOf(details));
      for (const card of cards) {
        if (seen.has(card.id)) throw new FeedFault('damaged', `${card.id} comes twice`);
        if (!hasGoodNames(card)) throw new FeedFault('badNames', card.id);
        seen.add(card.id);
        onCard?.(card);
      }
      count += cards.length;
      if (count > lessons) throw new FeedFault('damaged', 'more lessons than it says');
      await nextTurn();
    }
  } catch (error) {
    if (!(error instanceof ShardBroken)) throw error;
    throw new FeedFault(/too large|unpack/.test(error.message) ? 'bomb' : 'damaged', error.message);
  }
  if (count !== lessons) throw new FeedFault('damaged', 'fewer lessons than it says');
}

function checkDetails(cards: readonly Card[], lines: readonly string[]): void {
  if (lines.length !== cards.length) throw new FeedFault('damaged', 'details');
  for (const [at, line] of lines.entries()) {
    const id = cards[at]?.id ?? '';
    if (line.length > RECORD_CHARACTERS_MAX) throw new FeedFault('bomb', id);
    if (line.length > LONG_RECORD_CHARACTERS && isTooDeep(Buffer.from(line))) throw new FeedFault('bomb', id);
    if (!line.includes(`"${id}"`)) throw new FeedFault('damaged', id);
    if (unshown.test(line) || ESCAPED.test(line)) throw new FeedFault('badNames', id);
  }
}

/** The same characters as JSON may write them; a line break is none that harms. */
const ESCAPED = /(?<!\\)(?:\\\\)*\\u(?:00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|061c|200[ef]|202[a-e]|206[6-9])/i;

function hasGoodNames({ title, units, edition, volume }: Card): boolean {
  const texts = [title, ...(units ?? [])].flatMap((text) => [text['zh-CN'], text.en]);
  return [...texts, edition?.publisher, volume].every((text) => text === undefined || isShownText(text));
}
