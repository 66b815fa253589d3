import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Log } from '../log.ts';
import type { Feeds } from './feeds.ts';

type FeedHandlers = Pick<Handlers, Extract<keyof Handlers, `feeds.${string}`>>;

export function feedHandlers(feeds: Feeds, log: Pick<Log, 'fault'>): FeedHandlers {
  return {
    'feeds.list': async () => ok({ feeds: [...feeds.list()] }),
    'feeds.look': ({ address }) => feeds.look(address),
    async 'feeds.subscribe'({ address, fingerprint }) {
      const subscribed = await feeds.subscribe(address, fingerprint);
      if (!subscribed.ok) return subscribed;
      void feeds.refresh(subscribed.value.feedId, 'asked').catch((error: unknown) => log.fault('feeds', error));
      return subscribed;
    },
    'feeds.refresh': ({ feedId }) => feeds.refresh(feedId, 'asked'),
    'feeds.cancel': async ({ feedId }) => (feeds.cancel(feedId) ? ok({}) : fail({ code: 'feedGone' })),
    'feeds.unsubscribe': ({ feedId }) => feeds.unsubscribe(feedId),
  };
}
