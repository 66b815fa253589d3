import { extname } from 'node:path';
import * as v from 'valibot';
import {
  Asset,
  type AssetDigest,
  type FilmFault,
  filmFaultsFound,
  isFilm,
  isMeasured,
  isUntold,
  type Lesson,
  mediaSeconds,
  officeType,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { StoredLesson } from './stored-lesson.ts';

const facts = ['width', 'height', 'frames', 'hasSound', 'durationSeconds', 'language', 'variant', 'mediaType'] as const;

const ownFile = ['digest', 'bytes'] as const;

/**
 * What was found in a film that its catalogue told nothing of, or the PDF that was made of slides. By the digest of the
 * file: it is true of the same file in every lesson, and is looked for once.
 */
const Finding = v.variant('kind', [
  v.object({ kind: v.literal('film'), ...v.pick(Asset, facts).entries }),
  /** It was looked into, or converted: this is played in its place. */
  v.object({ kind: v.literal('playable'), ...v.pick(Asset, [...facts, ...ownFile]).entries }),
  v.object({ kind: v.literal('fault'), code: v.picklist(filmFaultsFound) }),
  v.object({ kind: v.literal('pdf'), ...v.pick(Asset, ownFile).entries }),
]);
export type Finding = v.InferOutput<typeof Finding>;
type Film = Extract<Finding, { kind: 'film' | 'playable' }>;

export type Findings = {
  keep(digest: AssetDigest, finding: Finding): Promise<void>;
  of(digest: AssetDigest): Promise<Finding | null>;
  /** Files of ours that belong to those that are kept. */
  besides(kept: readonly string[]): Promise<AssetDigest[]>;
  /** The type of a file that a finding tells of. */
  typeOf(digest: AssetDigest): Promise<string | null>;
  /** The lesson with what was found in its films and made of its slides. */
  describe<T extends StoredLesson>(lesson: T): Promise<T>;
  /** Which films of the lesson cannot be projected. */
  faultsOf(lesson: Pick<Lesson, 'assets'>): Promise<NonNullable<Lesson['filmFaults']>>;
};

export function createFindings(
  library: Pick<Databases['library'], 'run'>,
  isThere: (digest: AssetDigest) => Promise<boolean>,
): Findings {
  let reading: Promise<Map<string, Finding>> | null = null;
  /** Read once, because every card asks. */
  const known = (): Promise<Map<string, Finding>> => {
    reading ??= library
      .run('finding.list', {})
      .then((rows) => new Map(rows.flatMap(({ digest, body }) => readFinding(digest, body))));
    return reading;
  };

  /** A store that was emptied has lost what no feed can bring again: then it is looked for once more. */
  async function described(asset: Asset): Promise<Asset[]> {
    const finding = (await known()).get(asset.digest);
    if (!finding) return [asset];
    const there = await Promise.all(filesOf(finding).map(isThere));
    if (there.includes(false)) return [asset];
    if (finding.kind === 'film' || finding.kind === 'playable')
      return [isUntold(asset) ? withFacts(asset, finding) : asset];
    return finding.kind === 'pdf' && officeType(asset.mediaType) ? [asset, madeOf(asset, finding)] : [asset];
  }

  return {
    async keep(digest, finding) {
      const all = await known();
      await library.run('finding.put', { digest, body: JSON.stringify(finding) });
      all.set(digest, finding);
    },
    of: async (digest) => (await known()).get(digest) ?? null,
    async besides(kept) {
      const all = await known();
      return kept.flatMap((digest) => {
        const finding = all.get(digest);
        return finding ? filesOf(finding) : [];
      });
    },
    async typeOf(digest) {
      const all = await known();
      const own = all.get(digest);
      if (own?.kind === 'film') return own.mediaType;
      for (const one of all.values()) {
        if (one.kind === 'pdf' && one.digest === digest) return 'application/pdf';
        if (one.kind === 'playable' && one.digest === digest) return one.mediaType;
      }
      return null;
    },
    async describe(lesson) {
      if (!lesson.assets.some((asset) => isUntold(asset) || officeType(asset.mediaType))) return lesson;
      const assets = (await Promise.all(lesson.assets.map(described))).flat();
      const longest = Math.max(0, ...assets.filter(isFilm).map(({ durationSeconds }) => durationSeconds ?? 0));
      const { durationSeconds } = lesson;
      return { ...lesson, assets, durationSeconds: durationSeconds > 0 ? durationSeconds : mediaSeconds(longest) };
    },
    async faultsOf({ assets }) {
      const untold = assets.filter(isUntold);
      if (untold.length === 0) return [];
      const all = await known();
      return untold.map(({ digest }) => {
        const finding = all.get(digest);
        return { digest, code: finding?.kind === 'fault' ? finding.code : 'notMeasured' };
      });
    },
  };
}

/** What another version wrote and this one cannot read is as good as never found: it is looked for again. */
function readFinding(digest: string, body: string): [string, Finding][] {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Finding), body);
  return read.success ? [[digest, read.output]] : [];
}

/** What lies in the store because of the finding. */
function filesOf(finding: Finding): AssetDigest[] {
  if (finding.kind === 'pdf') return [finding.digest];
  if (finding.kind === 'fault') return [];
  const table = finding.frames?.kind === 'table' ? [finding.frames.digest] : [];
  return finding.kind === 'playable' ? [finding.digest, ...table] : table;
}

/** What its catalogue said of the language and the quality it may know better. */
function withFacts(asset: Asset, { kind: _, ...found }: Film): Asset {
  return { ...asset, ...found, language: asset.language ?? found.language, variant: asset.variant || found.variant };
}

function madeOf(asset: Asset, { digest, bytes }: Extract<Finding, { kind: 'pdf' }>): Asset {
  const { name } = asset;
  const called = name ? { name: `${name.slice(0, name.length - extname(name).length)}.pdf` } : {};
  return { ...asset, ...called, variant: 'pdf', digest, bytes, mediaType: 'application/pdf' };
}

/** Why the lesson cannot be projected although all of it is here; of each role one film is enough. */
export function filmFaultOf(lesson: Pick<Lesson, 'assets' | 'filmFaults'>): FilmFault | null {
  const films = lesson.assets.filter(isFilm);
  const codes = new Map(lesson.filmFaults?.map(({ digest, code }) => [digest, code]));
  const told = new Set(films.filter(isMeasured).map(({ role }) => role));
  const waiting = films.find(({ role, digest }) => !told.has(role) && codes.get(digest) === 'notMeasured');
  if (waiting) return 'notMeasured';
  return told.size === 0 ? (lesson.filmFaults?.[0]?.code ?? null) : null;
}
