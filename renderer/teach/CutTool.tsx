import { useWords } from '../state/index.ts';
import { Tool } from '../ui/index.ts';
import type { Actions } from './actions.ts';

type Props = { readonly actions: Actions; readonly on: boolean };

/** A rectangle is drawn on the picture, and what is in it stands on a new board. */
export function CutTool({ actions, on }: Props) {
  const { t } = useWords();
  return (
    <Tool
      icon="cut"
      name={t('ink.cut')}
      on={on}
      hint={`${t('key.cut')} · C`}
      disabled={actions.cut === null}
      testId="tool-cut"
      onPress={() => actions.cut?.()}
    />
  );
}
