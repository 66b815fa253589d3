import { createContext, useContext } from 'react';
import type { LessonId, PlanId } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

/** A plan that is known, or the one of these lessons. */
export type PrepareRequest = { readonly planId: PlanId } | OfLessons;

type OfLessons = {
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
export function PrepareButton({ testId, ...asked }: OfLessons & { readonly testId: string }) {
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
