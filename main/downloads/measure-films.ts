import { type Asset, type AssetDigest, fail, isUntold, type Lesson, ok, type Result } from '../../core/words/index.ts';
import { decide, filmFacts, type Probe } from '../media/index.ts';
import type { DownloadDeps, Failure } from './ports.ts';

type Deps = Pick<DownloadDeps, 'store' | 'media' | 'library'>;

/**
 * Looks into the films that their catalogue told nothing of, as the import of a video does: a feed of another tool names
 * files and no frames, and a window pauses on a frame. What is found in a file stays true of it; where nobody could look
 * it is asked for again.
 */
export async function measureFilms(deps: Deps, lesson: Lesson, signal: AbortSignal): Promise<Result<object, Failure>> {
  for (const asset of lesson.assets.filter(isUntold)) {
    if (!(await deps.store.has(asset.digest))) continue;
    const looked = await lookInto(deps, asset, signal);
    if (!looked.ok) return looked;
  }
  return ok({});
}

async function lookInto(deps: Deps, { digest }: Asset, signal: AbortSignal): Promise<Result<object, Failure>> {
  const { store, media, library } = deps;
  const probed = await media.probe(store.pathOf(digest), signal);
  if (!probed.ok) {
    const { code, detail } = probed.error;
    if (code === 'ffmpegMissing' || code === 'cancelled') return fail({ code, detail: '' });
    // Of the PC or of the film, nobody knows: it is looked into at the next start.
    if (code === 'tookTooLong') return ok({});
    if (code === 'fileUnreadable') return fail({ code: 'fileGone', detail });
    await library.found(digest, { kind: 'fault', code });
    return ok({});
  }
  const decision = decide(probed.value);
  if (decision.kind === 'convert') {
    await library.found(digest, { kind: 'fault', code: 'needsConversion' });
    return ok({});
  }
  return keepFacts(deps, digest, { probe: probed.value, mediaType: decision.mediaType }, signal);
}

async function keepFacts(
  { store, library }: Deps,
  digest: AssetDigest,
  { probe, mediaType }: { readonly probe: Probe; readonly mediaType: string },
  signal: AbortSignal,
): Promise<Result<object, Failure>> {
  let failure: Failure | null = null;
  const facts = await filmFacts(probe, async (bytes) => {
    const stored = await store.put(once(bytes), signal);
    if (stored.ok) return stored.value.digest;
    const { code } = stored.error;
    failure = { code: code === 'fileUnreadable' ? 'storeUnwritable' : code, detail: '' };
    return null;
  });
  if (failure) return fail(failure);
  await library.found(digest, { kind: 'film', mediaType, ...facts });
  return ok({});
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
