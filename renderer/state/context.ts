import { createContext, useContext, useMemo } from 'react';
import { type Words, wordsIn } from '../words/index.ts';
import { useStore } from './cell.ts';
import type { Lectern } from './lectern.ts';

export const LecternContext = createContext<Lectern | null>(null);

export function useLectern(): Lectern {
  const lectern = useContext(LecternContext);
  if (!lectern) throw new Error('a view outside LecternContext');
  return lectern;
}

/** The words in the language of the moment; a change of language draws the view again, nothing is reloaded. */
export function useWords(): Words {
  const { language } = useStore(useLectern().settings);
  return useMemo(() => wordsIn(language), [language]);
}
