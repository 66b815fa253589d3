import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { lengthOf, type Media, type Probe } from '../media/index.ts';
import type { ImportControl, ImportFailure } from './ports.ts';
import { type Examined, stampOf } from './sources.ts';

/** A track as it will be stored: the teacher's own file, or what was made of it. */
export type Track = {
  readonly role: Examined['role'];
  readonly path: string;
  readonly mediaType: string;
  readonly probe: Probe;
};

type Place = { readonly folder: string; readonly piecesPath: string | undefined };

/** Converts what needs it into `folder`, in pieces first where a path for them is given; progress counts by playing time. */
export async function prepareTracks(
  media: Media,
  examined: readonly Examined[],
  { folder, piecesPath }: Place,
  { signal, report }: ImportControl,
): Promise<Result<readonly Track[], ImportFailure>> {
  const wholeSeconds = examined
    .filter(({ decision }) => decision.kind === 'convert')
    .reduce((sum, { probe }) => sum + lengthOf(probe), 0);
  let doneSeconds = 0;
  const tracks: Track[] = [];
  for (const { role, path, probe, decision, stamp } of examined) {
    if (decision.kind === 'keep') {
      tracks.push({ role, path, probe, mediaType: decision.mediaType });
      continue;
    }
    const output = join(folder, `${role}.mp4`);
    report('converting', doneSeconds / wholeSeconds);
    const converted = await media.convert({
      input: path,
      probe,
      decision,
      output,
      piecesPath,
      onProgress: (part) => report('converting', (doneSeconds + part * lengthOf(probe)) / wholeSeconds),
      signal,
    });
    if (!converted.ok) return converted;
    if ((await stampOf(path)) !== stamp) return fail({ code: 'fileUnreadable', detail: 'it changed meanwhile' });
    doneSeconds += lengthOf(probe);
    tracks.push({ role, path: output, probe: converted.value, mediaType: 'video/mp4' });
  }
  return ok(tracks);
}
