import { read, write } from '../query.ts';

export type FeedRow = {
  readonly id: string;
  readonly address: string;
  readonly fingerprint: string;
  /** 1: IT subscribed to it. */
  readonly byPolicy: number;
  /** What was last seen of it, as JSON. */
  readonly body: string;
  readonly subscribedUnixMs: number;
};

export const feedQueries = {
  'feed.put': write((db, feed: FeedRow) => {
    db.run(
      `INSERT INTO feed (id, address, fingerprint, by_policy, body, subscribed_unix_ms)
       VALUES (@id, @address, @fingerprint, @byPolicy, @body, @subscribedUnixMs)
       ON CONFLICT (id) DO UPDATE SET address = @address, fingerprint = @fingerprint, by_policy = @byPolicy, body = @body`,
      { ...feed },
    );
  }),
  'feed.list': read((db, _: Record<string, never>) =>
    db.all<FeedRow>(
      `SELECT id, address, fingerprint, by_policy AS byPolicy, body, subscribed_unix_ms AS subscribedUnixMs FROM feed
       ORDER BY subscribed_unix_ms, id`,
    ),
  ),
  'feed.forget': write((db, { id }: { id: string }) => {
    db.run('DELETE FROM feed WHERE id = @id', { id });
  }),
};
