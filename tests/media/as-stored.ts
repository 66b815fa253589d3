import { fail, ok, type Result } from '../../core/words/index.ts';
import { type Decision, decideImport, type Media, type Probe } from '../../main/media/index.ts';

export type AsStored = {
  readonly file: string;
  readonly mediaType: string;
  readonly decision: Decision;
  /** Of the file as it came. */
  readonly before: Probe;
  readonly probe: Probe;
};

/** The file as an import stores it: itself, or what is made of it in `output`. */
export async function asStored(
  media: Media,
  input: string,
  output: string,
): Promise<Result<AsStored, { readonly code: string; readonly detail: string }>> {
  const probed = await media.probe(input);
  if (!probed.ok) return fail(probed.error);
  const before = probed.value;
  const decision = decideImport(before);
  if (decision.kind === 'keep') {
    return ok({ file: input, mediaType: decision.mediaType, decision, before, probe: before });
  }
  const converted = await media.convert({ input, probe: before, decision, output });
  if (!converted.ok) return fail(converted.error);
  return ok({ file: output, mediaType: 'video/mp4', decision, before, probe: converted.value });
}
