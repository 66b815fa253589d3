import { read, write } from '../query.ts';

export type DerivedRow = {
  /** The digest of the film. */
  readonly source: string;
  readonly kind: string;
  readonly state: 'waiting' | 'made' | 'failed';
  /** How often it was begun and not ended. */
  readonly tries: number;
  /** What was made, or why it failed, as JSON. */
  readonly body: string;
  /** The file that was made. */
  readonly madeDigest: string | null;
  readonly mediaType: string | null;
};

const columns = `SELECT source, kind, state, tries, body, made_digest AS madeDigest, media_type AS mediaType FROM derived`;

export const derivedQueries = {
  'derived.put': write((db, row: DerivedRow) => {
    db.run(
      `INSERT INTO derived (source, kind, state, tries, body, made_digest, media_type)
       VALUES (@source, @kind, @state, @tries, @body, @madeDigest, @mediaType)
       ON CONFLICT (source, kind) DO UPDATE SET
         state = @state, tries = @tries, body = @body, made_digest = @madeDigest, media_type = @mediaType`,
      { ...row },
    );
  }),
  'derived.of': read((db, { sources }: { sources: readonly string[] }) =>
    sources.flatMap((source) => db.all<DerivedRow>(`${columns} WHERE source = @source`, { source })),
  ),
  'derived.posters': read((db, _: Record<string, never>) =>
    db.all<{ source: string; digest: string }>(
      `SELECT source, made_digest AS digest FROM derived
       WHERE kind = 'poster' AND state = 'made' AND made_digest IS NOT NULL`,
    ),
  ),
  'derived.list': read((db, _: Record<string, never>) => db.all<DerivedRow>(columns)),
  'derived.type': read(
    (db, { digest }: { digest: string }) =>
      db.get<{ mediaType: string }>(
        'SELECT media_type AS mediaType FROM derived WHERE made_digest = @digest AND media_type IS NOT NULL LIMIT 1',
        { digest },
      )?.mediaType ?? null,
  ),
  'derived.forget': write((db, { sources }: { sources: readonly string[] }) => {
    for (const source of sources) db.run('DELETE FROM derived WHERE source = @source', { source });
  }),
};
