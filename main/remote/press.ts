import type { RemotePress } from '../../core/remote/index.ts';
import { type SessionState, turned, type WindowCommand } from '../../core/session/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';

/** What a press is to the session, as it stands now. */
export function commandOf(
  press: RemotePress,
  state: SessionState,
): Result<WindowCommand, { code: 'noDocument' | 'noSuchPage' }> {
  switch (press.type) {
    case 'pause':
      // It sees no frame: the leading window says which one it was.
      return ok({ type: 'pause', reason: 'teacher', presentedSeconds: null });
    case 'black':
      return ok({ type: 'blank', blank: press.black });
    case 'freeze':
      return ok({ type: 'freeze', frozen: press.frozen, presentedSeconds: null });
    case 'nextPage':
      return turn(state, 1);
    case 'previousPage':
      return turn(state, -1);
    default:
      return ok(press);
  }
}

function turn({ showing }: SessionState, by: 1 | -1): Result<WindowCommand, { code: 'noDocument' | 'noSuchPage' }> {
  if (showing.kind !== 'document') return fail({ code: 'noDocument' });
  const { pageIndex, scroll } = turned(showing, by);
  if (pageIndex < 0 || (showing.pageCount !== null && pageIndex >= showing.pageCount)) {
    return fail({ code: 'noSuchPage' });
  }
  return ok({ type: 'turn', digest: showing.document.digest, pageIndex, scroll });
}
