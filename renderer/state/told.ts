import type { EventName } from '../../core/contract/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

export type ToldStore<Value> = Store<Value> & { readonly refresh: () => Promise<void> };

type Told<Value> = {
  readonly initial: Value;
  /** `undefined`: nothing was heard, and what is known stays. */
  readonly ask: () => Promise<Value | undefined>;
  readonly events: readonly EventName[];
};

/** What main answers, asked again whenever it tells of one of these events. */
export function createToldStore<Value>(listen: Listen, { initial, ask, events }: Told<Value>): ToldStore<Value> {
  const cell = createCell(initial);
  const refresh = latest(ask, cell.set);
  for (const name of events) listen(name, () => void refresh());
  return { get: cell.get, subscribe: cell.subscribe, refresh };
}

/** Answers may overtake each other: one is kept unless it was asked again meanwhile. */
export function latest<Value>(
  ask: () => Promise<Value | undefined>,
  keep: (value: Value) => void,
): () => Promise<void> {
  let asked = 0;
  return async () => {
    asked += 1;
    const mine = asked;
    const value = await ask();
    if (mine === asked && value !== undefined) keep(value);
  };
}
