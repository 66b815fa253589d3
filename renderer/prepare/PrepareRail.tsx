import type { Aim } from '../aids/index.ts';
import { type Actions, InkStyleMenu, InkUndo, Rail, RailPens } from '../teach/index.ts';

type Props = { readonly actions: Actions; readonly aim: Aim };

/** What is drawn here is the plan's, and the class's own as soon as it is taught. */
export function PrepareRail({ actions, aim }: Props) {
  return (
    <Rail>
      <RailPens actions={actions} aim={aim} />
      <InkStyleMenu ground="picture" onTake={actions.aids.takeInk} withColours />
      <span className="rail-space" />
      <InkUndo actions={actions} />
    </Rail>
  );
}
