import { useEffect, useState } from 'react';
import { type Notice, useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import './NoticeBar.css';

const SHOWN_MS = 4000;

/** One line with the way back. It stays while the pointer or the focus is on it, and never lies on a picture. */
export function NoticeBar() {
  const { notices } = useLectern();
  const notice = useStore(notices);
  return (
    <div className="notice-place" role="status">
      {notice ? <Line key={notice.id} notice={notice} /> : null}
    </div>
  );
}

/** Whether a hand is on it is its own: one that is taken away under the pointer is never left by it. */
function Line({ notice }: { readonly notice: Notice }) {
  const { notices } = useLectern();
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => notices.hide(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, held, notices]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the line while it is being read
    <div
      className="notice"
      data-testid="notice"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{notice.text}</span>
      {notice.undo ? (
        <Button look="quiet" data-testid="notice-undo" onClick={notice.undo}>
          {t('app.undo')}
        </Button>
      ) : null}
    </div>
  );
}
