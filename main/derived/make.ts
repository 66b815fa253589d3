import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetDigest, bytes, type FrameTimes, fail, ok, type Result } from '../../core/words/index.ts';
import { decide, filmFacts, type Media, type Probe, seeksWell } from '../media/index.ts';
import { hasRoom, type Store } from '../store/index.ts';
import type { FilmDerived, Kind, Made } from './kinds.ts';

export type MakeFailure = { readonly code: string; readonly detail: string };

export type MakeDeps = {
  readonly media: Pick<Media, 'idle'>;
  readonly store: Pick<Store, 'put' | 'pathOf' | 'bytesOf'>;
  /** For files on their way into the store. */
  readonly workFolder: string;
};

type Work = {
  readonly source: AssetDigest;
  readonly probe: Probe;
  /** What there is of the film already. */
  readonly have: FilmDerived;
  readonly signal: AbortSignal;
};

/** Copies are never made into the last of a disk: lessons that a teacher brings need it more. */
const SPARE_BYTES = 1_000_000_000;
/** A school's whole catalogue may lie here: where nobody has opened a lesson its copy waits for a disk with much room. */
const SPARE_BYTES_UNUSED = 40_000_000_000;

/** How much of a film's own size a kind of it may take on the disk while it is made and stored. */
const sizes: Readonly<Partial<Record<Kind, number>>> = { scrub: 1, light: 1, playable: 2, remaster: 3 };

/** Asked before a film is read at all. `isUsed`: of a lesson that somebody has brought, fetched or opened. */
export async function hasRoomFor(
  { store, workFolder }: MakeDeps,
  kind: Kind,
  { source, isUsed }: { readonly source: AssetDigest; readonly isUsed: boolean },
): Promise<boolean> {
  const size = sizes[kind];
  if (size === undefined) return true;
  const neededBytes = size * ((await store.bytesOf(source)) ?? 0);
  return hasRoom(workFolder, neededBytes, isUsed || kind === 'playable' ? SPARE_BYTES : SPARE_BYTES_UNUSED);
}

/** Makes one kind of one film; its files are in the store when this says so. */
export async function make(deps: MakeDeps, kind: Kind, work: Work): Promise<Result<Made, MakeFailure>> {
  const { media, store, workFolder } = deps;
  const { source, probe, have, signal } = work;
  const input = store.pathOf(source);
  // The scrub copy is decoded in a fifth of the time and has the same pictures.
  const small = have.scrub ? store.pathOf(have.scrub.digest) : input;
  const output = join(workFolder, `${source}.${kind}`);
  const request = { input, probe, output, signal };
  switch (kind) {
    case 'loudness': {
      const measured = await media.idle.loudness(input, probe, signal);
      return measured.ok ? ok({ kind, ...measured.value }) : measured;
    }
    case 'scrub': {
      const copied = await media.idle.scrubCopy(request);
      if (!copied.ok) return copied;
      const [file, frames] = [await put(deps, output, signal), await framesOf(deps, probe, signal)];
      if (!file.ok) return file;
      return frames.ok ? ok({ kind, ...file.value, mediaType: 'video/mp4', frames: frames.value }) : frames;
    }
    case 'strip': {
      const drawn = await media.idle.strip({ ...request, input: small });
      if (!drawn.ok) return drawn;
      const file = await put(deps, output, signal);
      return file.ok ? ok({ kind, ...file.value, mediaType: 'image/jpeg', ...drawn.value }) : file;
    }
    case 'poster': {
      const drawn = await media.idle.poster({ input, durationSeconds: probe.durationSeconds, output, signal });
      if (!drawn.ok) return drawn;
      const file = await put(deps, output, signal);
      return file.ok ? ok({ kind, ...file.value, mediaType: 'image/jpeg' }) : file;
    }
    case 'slides': {
      const found = await media.idle.slides({ ...request, input: small });
      return found.ok ? ok({ kind, atSeconds: [...found.value] }) : found;
    }
    case 'light': {
      const copied = await media.idle.lightCopy(request);
      if (!copied.ok) return copied;
      const file = await put(deps, output, signal);
      const { width, height } = copied.value.video;
      return file.ok ? ok({ kind, ...file.value, mediaType: 'video/mp4', width, height }) : file;
    }
    case 'playable':
      return playable(deps, work, output);
    case 'remaster':
      return remaster(deps, work, output);
  }
}

/** A film that is to be converted; or one that only nobody had looked into. */
async function playable(
  deps: MakeDeps,
  { source, probe, signal }: Work,
  output: string,
): Promise<Result<Made, MakeFailure>> {
  const { media, store } = deps;
  const decision = decide(probe);
  if (decision.kind === 'keep') {
    const facts = await factsOf(deps, probe, signal);
    const file = { digest: source, bytes: bytes(probe.bytes), mediaType: decision.mediaType };
    return facts.ok ? ok({ kind: 'playable', film: { ...file, ...facts.value } }) : facts;
  }
  const made = await media.idle.convert({ input: store.pathOf(source), probe, decision, output, signal });
  if (!made.ok) return made;
  const [file, facts] = [await put(deps, output, signal), await factsOf(deps, made.value, signal)];
  if (!file.ok) return file;
  return facts.ok ? ok({ kind: 'playable', film: { ...file.value, mediaType: 'video/mp4', ...facts.value } }) : facts;
}

async function remaster(
  deps: MakeDeps,
  { source, probe, signal }: Work,
  output: string,
): Promise<Result<Made, MakeFailure>> {
  if (seeksWell(probe)) return ok({ kind: 'remaster', film: null });
  const made = await deps.media.idle.remaster({ input: deps.store.pathOf(source), probe, output, signal });
  if (!made.ok) return made;
  const [file, frames] = [await put(deps, output, signal), await framesOf(deps, probe, signal)];
  if (!file.ok) return file;
  if (!frames.ok) return frames;
  const { width, height } = made.value.video;
  const facts = { width, height, frames: frames.value, hasSound: made.value.sound !== null };
  return ok({ kind: 'remaster', film: { ...file.value, mediaType: 'video/mp4', ...facts } });
}

async function put({ store }: MakeDeps, path: string, signal: AbortSignal) {
  const stored = await store.put({ path }, signal);
  await rm(path, { force: true });
  return stored.ok ? stored : fail({ detail: '', ...stored.error });
}

/** A copy has the frames of its film; a table of them is in the store with the film, or is put there. */
async function framesOf(deps: MakeDeps, probe: Probe, signal: AbortSignal): Promise<Result<FrameTimes, MakeFailure>> {
  const facts = await factsOf(deps, probe, signal);
  return facts.ok ? ok(facts.value.frames) : facts;
}

async function factsOf({ store }: MakeDeps, probe: Probe, signal: AbortSignal) {
  const facts = await filmFacts(probe, async (bytes) => {
    const stored = await store.put(once(bytes), signal);
    return stored.ok ? stored.value.digest : null;
  });
  const { frames } = facts;
  if (frames) return ok({ ...facts, frames });
  return fail({ code: signal.aborted ? 'cancelled' : 'diskFull', detail: 'table of frames' });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
