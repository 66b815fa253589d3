import { FeedFault } from './fault.ts';

/**
 * What the library found, as a code of ours. It wraps some of its errors into text, so their words are all there is to
 * go by; its version is exact, and a test brings about each of them over real HTTP.
 */
export function faultOf(error: unknown, isHandover: boolean): FeedFault {
  const says = error instanceof Error ? error.message : String(error);
  const [, signed] = /was signed by (\d+)\/\d+ keys/.exec(says) ?? [];
  if (signed !== undefined) {
    if (isHandover) return new FeedFault('keysNotHandedOver', says);
    return new FeedFault(signed === '0' ? 'forged' : 'tooFewSignatures', says);
  }
  if (/\bis expired\b/.test(says)) return new FeedFault('expired', says);
  if (/\bis less than current version\b|^Expected version \d/.test(says)) return new FeedFault('rolledBack', says);
  const [, expected, got] = /Expected length (\d+) but got (\d+)/.exec(says) ?? [];
  if (Number(got) < Number(expected)) return new FeedFault('truncated', says);
  if (expected || /Expected hash|n't match timestamp|does not match snapshot|Missing .*snapshot/.test(says)) {
    return new FeedFault('mixed', says);
  }
  if (/Unexpected end of JSON|Unterminated string/.test(says)) return new FeedFault('truncated', says);
  return new FeedFault('damaged', says.slice(0, 300));
}

/** It failed at the file that hands the keys over, not at the root it began with. */
export const isHandover = (path: string): boolean => /^metadata\/\d+\.root\.json$/.test(path);
