import { createContext, useContext } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

export type PrepareRequest = {
  readonly lessonIds: readonly LessonId[];
  /** What a new plan is called; left out: as its first lesson. */
  readonly name?: string;
  /** Of the period that it is prepared for. */
  readonly periodSeconds?: number;
  /** A new plan even where there is one of these lessons. */
  readonly anew?: boolean;
};

export const PrepareContext = createContext<(asked: PrepareRequest) => Promise<void>>(() => Promise.resolve());

/** From a lesson, a list or a planned period to its plan. */
export function PrepareButton({ testId, ...asked }: PrepareRequest & { readonly testId: string }) {
  const { t } = useWords();
  const prepare = useContext(PrepareContext);
  return (
    <Button
      look="quiet"
      icon="clipboard-list"
      disabled={asked.lessonIds.length === 0}
      data-testid={testId}
      onClick={() => void prepare(asked)}
    >
      {t('prepare.name')}
    </Button>
  );
}
