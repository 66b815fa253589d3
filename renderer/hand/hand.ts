import { createContext, useContext } from 'react';
import type { AidHand } from '../aids/index.ts';
import type { InkStore, InkTools } from '../ink/index.ts';
import type { WindowPlayer } from '../player/index.ts';

export type Hand = {
  readonly player: WindowPlayer;
  readonly ink: InkStore;
  readonly tools: InkTools;
  readonly aids: AidHand;
};

export const HandContext = createContext<Hand | null>(null);

export function useHand(): Hand {
  const hand = useContext(HandContext);
  if (!hand) throw new Error('a view outside HandContext');
  return hand;
}
