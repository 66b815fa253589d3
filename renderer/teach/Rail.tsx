import type { ReactNode } from 'react';
import type { Aim } from '../aids/index.ts';
import { useWords } from '../state/index.ts';
import { Tool } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import { EraseMenu, ShapeMenu } from './InkMenus.tsx';
import { InkPicks } from './InkTools.tsx';
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

/** What every rail begins with: to point, to draw, to wipe, and shapes. */
export function RailPens({ actions, aim }: { readonly actions: Actions; readonly aim: Aim }) {
  const { t } = useWords();
  const take = actions.aids.takeInk;
  const pointing = aim !== 'ink';
  return (
    <>
      <Tool
        icon="mouse-pointer-2"
        name={t('ink.pointer')}
        on={aim === 'pointer'}
        testId="tool-pointer"
        onPress={actions.aids.takePointer}
      />
      <InkPicks pointing={pointing} onTake={take} />
      <EraseMenu pointing={pointing} onTake={take} side="right" actions={actions} />
      <ShapeMenu pointing={pointing} onTake={take} side="right" />
    </>
  );
}
