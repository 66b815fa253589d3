import { useEffect, useState } from 'react';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import './DropZone.css';
import { PairDialog } from './PairDialog.tsx';
import { useImport } from './useImport.ts';

/** The whole window takes files while the desk is on show. A file dropped beside it must not be navigated to. */
export function DropZone() {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const work = useImport();
  const { take } = work;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `take` sets state by itself and is new at each drawing
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const dragOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', dragOver);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', dragOver);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      {over ? (
        <div className="drop-zone" data-testid="drop-zone">
          <Icon name="import" size={32} />
          <p>{t('shelf.dropHere')}</p>
        </div>
      ) : null}
      {work.pair ? <PairDialog pair={work.pair} work={work} /> : null}
    </>
  );
}
