import { questionAt, type SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import type { Actions } from './actions.ts';

/** Where the lesson stands at a question: puts it away so that the picture is free to draw on, or shows it again. */
export function QuestionButton({ state, actions }: { readonly state: SessionState; readonly actions: Actions }) {
  const { t } = useWords();
  if (!questionAt(state)) return null;
  return (
    <Button icon="question" onClick={actions.question} data-testid="question-toggle">
      {t(state.question ? 'question.away' : 'question.again')}
    </Button>
  );
}
