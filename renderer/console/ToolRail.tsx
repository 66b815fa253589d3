import type { SessionState } from '../../core/session/index.ts';
import type { Aim } from '../aids/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, InkColours, InkPicks, InkStyleMenu, InkUndo, Rail } from '../teach/index.ts';
import { Tool } from '../ui/index.ts';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly aim: Aim;
};

export function ToolRail({ state, actions, aim }: Props) {
  const { t } = useWords();
  const take = actions.aids.takeInk;
  const ground = state.showing.kind === 'board' ? 'slate' : 'picture';
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
      <hr className="rail-wide" />
      <div className="rail-wide rail-colours">
        <InkColours ground={ground} onTake={take} />
        <InkStyleMenu ground={ground} onTake={take} withColours={false} />
      </div>
      <div className="rail-narrow">
        <InkStyleMenu ground={ground} onTake={take} withColours />
      </div>
      <hr className="rail-wide" />
      <Tool
        icon="board"
        name={t('board.title')}
        on={state.showing.kind === 'board'}
        hint={`${t('key.board')} · Shift W`}
        testId="board"
        onPress={actions.board}
      />
      <span className="rail-space" />
      <InkUndo actions={actions} />
      <Tool icon="trash-2" name={t('ink.clear')} disabled={!actions.page} onPress={actions.clear} testId="clear" />
    </Rail>
  );
}
