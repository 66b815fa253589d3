import type { Lesson } from '../../core/words/index.ts';
import type { Wanted } from './ports.ts';

/** Every file that the lesson needs, small ones first: what can be seen of it is seen early. */
export function filesOf({ assets }: Pick<Lesson, 'assets'>): readonly Wanted[] {
  const files = new Map<string, Wanted>();
  for (const { digest, bytes, mediaType, frames, pieces } of assets) {
    files.set(digest, { digest, bytes, mediaType, ...(pieces && { pieces }) });
    if (frames?.kind === 'table') {
      const { count } = frames;
      files.set(frames.digest, { digest: frames.digest, bytes: count * 8, mediaType: 'application/octet-stream' });
    }
  }
  return [...files.values()].sort((one, other) => one.bytes - other.bytes);
}
