import type { Paper } from '../../core/session/index.ts';
import './BoardPaper.css';

/** The slate under the ink. Sizes are shares of the picture's height, so that every window shows the same lines. */
export function BoardPaper({ paper }: { readonly paper: Paper }) {
  return <div className={`paper paper-${paper}`} data-testid="paper" data-paper={paper} />;
}
