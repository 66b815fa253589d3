import { cuttingOf } from '../../core/ink/index.ts';
import type { Paper, SessionState } from '../../core/session/index.ts';
import type { PageId } from '../../core/words/index.ts';
import { useHand, useSend } from '../hand/index.ts';
import { InkThumbnail } from '../ink/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import './BoardStrip.css';
import { PaperPicker } from './PaperPicker.tsx';
import { useBoards } from './useBoards.ts';

const THUMBNAIL = { width: 112, height: 63 };

/** Under a board: the class's boards, a new one, and the papers. */
export function BoardStrip({ state }: { readonly state: SessionState }) {
  const { t } = useWords();
  const { call } = useLectern();
  const { ink } = useHand();
  const send = useSend();
  const boards = useBoards();
  if (state.showing.kind !== 'board') return null;
  const { pageId, paper } = state.showing;
  const isNew = !boards.some((board) => board.pageId === pageId);
  const all = isNew ? [...boards, { pageId, paper }] : boards;
  // The paper of a board that is written on stays; another paper is another board.
  const choose = (next: Paper) => void call('classroom.board', { paper: next });
  return (
    <div className="board-strip">
      <div className="board-pages">
        {all.map((board, at) => (
          <button
            key={board.pageId}
            type="button"
            className={`board-page board-page-${board.paper}`}
            aria-pressed={board.pageId === pageId}
            aria-label={t('board.page', { number: at + 1 })}
            data-testid="board-page"
            onClick={() => void send({ type: 'board', pageId: board.pageId, paper: board.paper })}
          >
            <BoardCutting pageId={board.pageId} />
            <InkThumbnail store={ink} pageId={board.pageId} surfaces={[]} {...THUMBNAIL} />
          </button>
        ))}
        <button
          type="button"
          className="board-page board-page-new"
          aria-label={t('board.new')}
          title={t('board.new')}
          data-testid="board-new"
          onClick={() => choose(paper)}
        >
          <Icon name="plus" size={28} />
        </button>
      </div>
      <PaperPicker paper={paper} onChoose={choose} />
    </div>
  );
}

function BoardCutting({ pageId }: { readonly pageId: PageId }) {
  const cutting = cuttingOf(pageId);
  return cutting ? <img className="board-page-cutting" src={`/cutting/${cutting.digest}`} alt="" /> : null;
}
