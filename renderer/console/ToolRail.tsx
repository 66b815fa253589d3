import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, InkColours, InkPicks, InkStyleMenu, InkUndo } from '../teach/index.ts';
import { Tool } from '../ui/index.ts';
import './ToolRail.css';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly pointing: boolean;
  readonly onPointing: (pointing: boolean) => void;
};

export function ToolRail({ state, actions, pointing, onPointing }: Props) {
  const { t } = useWords();
  const take = () => onPointing(false);
  const ground = state.showing.kind === 'board' ? 'slate' : 'picture';
  return (
    <div className="rail-room">
      <div className="rail" role="toolbar" aria-label={t('console.tools')} aria-orientation="vertical">
        <Tool
          icon="mouse-pointer-2"
          name={t('ink.pointer')}
          on={pointing}
          testId="tool-pointer"
          onPress={() => onPointing(true)}
        />
        <InkPicks pointing={pointing} onTake={take} />
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
      </div>
    </div>
  );
}
