import type { ReactNode } from 'react';
import { useWords } from '../state/index.ts';
import './Rail.css';

/** Tools in a column beside the picture; what does not fit is scrolled to. */
export function Rail({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="rail-room">
      <div className="rail" role="toolbar" aria-label={t('console.tools')} aria-orientation="vertical">
        {children}
      </div>
    </div>
  );
}
