import { cuttingOf } from '../../core/ink/index.ts';
import type { Paper } from '../../core/session/index.ts';
import type { PageId } from '../../core/words/index.ts';
import './BoardPaper.css';

type Props = { readonly paper: Paper; readonly pageId: PageId };

/** The slate under the ink, with what was cut out for it. Sizes are shares of the picture's, the same in every window. */
export function BoardPaper({ paper, pageId }: Props) {
  const cutting = cuttingOf(pageId);
  return (
    <div className={`paper paper-${paper}`} data-testid="paper" data-paper={paper}>
      {cutting ? (
        <img
          className="paper-cutting"
          src={`/cutting/${cutting.digest}`}
          alt=""
          style={{
            aspectRatio: `${cutting.width} / ${cutting.height}`,
            width: widthOf(cutting.width / cutting.height),
          }}
          data-testid="cutting"
        />
      ) : null}
    </div>
  );
}

/** Half of the board stays free beside it, and a third below it. */
function widthOf(aspect: number): string {
  return `min(50cqw, calc(62cqh * ${aspect}))`;
}
