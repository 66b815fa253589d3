import { createHash } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '../../core/words/index.ts';

/**
 * A place on this PC as people give it: chosen in a dialog, typed, dragged into a field as an address, or copied from
 * Windows' Explorer, which puts it in quotes.
 */
export function readPlace(text: string): Result<string, { readonly code: 'badPlace'; readonly detail: string }> {
  const bare = text.trim().replace(/^["“'](.*)["”']$/s, '$1');
  const path = bare.startsWith('file:') ? fromAddress(bare) : bare;
  if (path === null || path.includes('\0') || !isAbsolute(path)) return fail({ code: 'badPlace', detail: '' });
  return ok(resolve(path));
}

function fromAddress(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null;
  }
}

/** The same place is the same source, whoever takes it in: the window or the command. */
export function sourceIdOf(kind: string, path: string): string {
  return `${kind}-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 8)}`;
}
