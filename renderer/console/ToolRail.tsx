import type { SessionState } from '../../core/session/index.ts';
import type { Aim } from '../aids/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, CutTool, InkColours, InkStyleMenu, InkUndo, Rail, RailPens } from '../teach/index.ts';
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
      <RailPens actions={actions} aim={aim} />
      <hr className="rail-wide" />
      <div className="rail-wide rail-colours">
        <InkColours ground={ground} onTake={take} />
        <InkStyleMenu ground={ground} onTake={take} withColours={false} />
      </div>
      <div className="rail-narrow">
        <InkStyleMenu ground={ground} onTake={take} withColours />
      </div>
      <hr className="rail-wide" />
      <CutTool actions={actions} on={aim === 'cut'} />
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
    </Rail>
  );
}
