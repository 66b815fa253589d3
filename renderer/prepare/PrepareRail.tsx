import type { Aim } from '../aids/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, EraseMenu, InkPicks, InkStyleMenu, InkUndo, Rail, ShapeMenu } from '../teach/index.ts';
import { Tool } from '../ui/index.ts';

type Props = { readonly actions: Actions; readonly aim: Aim };

/** What is drawn here is the plan's, and the class's own as soon as it is taught. */
export function PrepareRail({ actions, aim }: Props) {
  const { t } = useWords();
  const take = actions.aids.takeInk;
  return (
    <Rail>
      <Tool
        icon="mouse-pointer-2"
        name={t('ink.pointer')}
        on={aim === 'pointer'}
        testId="tool-pointer"
        onPress={actions.aids.takePointer}
      />
      <InkPicks pointing={aim !== 'ink'} onTake={take} />
      <EraseMenu pointing={aim !== 'ink'} onTake={take} side="right" actions={actions} />
      <ShapeMenu pointing={aim !== 'ink'} onTake={take} side="right" />
      <InkStyleMenu ground="picture" onTake={take} withColours />
      <span className="rail-space" />
      <InkUndo actions={actions} />
    </Rail>
  );
}
