import type { Arrangement, DecodeAnswer, FilmToDecode, ReadyFinding } from '../../core/contract/index.ts';
import { type Asset, isFilm, isMeasured, type Lesson } from '../../core/words/index.ts';
import type { JobControl } from '../jobs/index.ts';
import type { Store } from '../store/index.ts';
import { isNeeded } from './kept-checks.ts';

export type LookDeps = {
  readonly store: Pick<Store, 'verify'>;
  readonly decode: (films: readonly FilmToDecode[], signal: AbortSignal) => Promise<DecodeAnswer | null>;
  readonly arrangement: () => Arrangement;
};

/** Reading is most of it; showing some seconds of each film is the rest. */
const VERIFY_SHARE = 0.8;

/**
 * Everything that would go wrong before the class, worst first within each kind. Throws when it is called off. Null: no
 * window answered, and of films nothing is known.
 */
export async function look(deps: LookDeps, lesson: Lesson, control: JobControl): Promise<ReadyFinding[] | null> {
  const files = await verifyFiles(deps, lesson, control);
  const findings = [...files.findings, ...filmFaults(lesson, files.whole)];
  control.report('decoding', VERIFY_SHARE);
  const films = lesson.assets.filter(
    (asset) => isFilm(asset) && isMeasured(asset) && files.whole.has(asset.digest) && !isFaulty(findings, asset),
  );
  const shown = await decodeFilms(deps, films, control);
  if (shown === null) return null;
  findings.push(...shown);
  if (deps.arrangement() === 'mirrored') findings.push({ code: 'displaysMirrored', digest: null });
  return findings;
}

async function verifyFiles({ store }: LookDeps, lesson: Lesson, { report, signal }: JobControl) {
  const files = new Map(lesson.assets.filter(({ role }) => role !== 'poster').map((asset) => [asset.digest, asset]));
  const allBytes = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const findings: ReadyFinding[] = [];
  const whole = new Set<string>();
  let bytes = 0;
  report('verifying', 0);
  for (const { digest } of files.values()) {
    signal.throwIfAborted();
    const state = await store.verify(digest, {
      signal,
      onBytes(more) {
        bytes += more;
        report('verifying', allBytes > 0 ? Math.min(1, bytes / allBytes) * VERIFY_SHARE : null);
      },
    });
    if (state === 'whole') whole.add(digest);
    else findings.push({ code: state === 'missing' ? 'fileMissing' : 'fileDamaged', digest });
  }
  const needed = ({ digest }: ReadyFinding) => (isNeeded(lesson, digest) ? 0 : 1);
  return { whole, findings: findings.toSorted((a, b) => needed(a) - needed(b)) };
}

/** What the library knows of films that are here and cannot be projected. */
function filmFaults({ filmFaults: faults = [] }: Lesson, whole: ReadonlySet<string>): ReadyFinding[] {
  return faults.filter(({ digest }) => whole.has(digest)).map(({ digest, code }) => ({ digest, code }));
}

const isFaulty = (findings: readonly ReadyFinding[], { digest }: Asset): boolean =>
  findings.some((finding) => finding.digest === digest);

type Films = readonly Asset[];

async function decodeFilms({ decode }: LookDeps, films: Films, { signal }: JobControl): Promise<ReadyFinding[] | null> {
  if (films.length === 0) return [];
  const asked = films.map(({ digest, durationSeconds, hasSound }) => ({ digest, durationSeconds, hasSound }));
  const answer = await decode(asked, signal);
  if (!answer) return null;
  const findings: ReadyFinding[] = [];
  for (const { digest, hasSound } of asked) {
    const seen = answer.films.find((film) => film.digest === digest);
    if (!seen) return null;
    if (!seen.first) findings.push({ code: 'firstNotDecoded', digest });
    else if (!seen.last) findings.push({ code: 'lastNotDecoded', digest });
    else if (hasSound && !seen.sound) findings.push({ code: 'soundNotDecoded', digest });
  }
  if (!answer.hasSoundOutput && asked.some(({ hasSound }) => hasSound)) {
    findings.push({ code: 'noSoundOutput', digest: null });
  }
  return findings;
}
