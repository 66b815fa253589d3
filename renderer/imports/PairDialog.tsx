import { useState } from 'react';
import { useWords } from '../state/index.ts';
import { Button, Dialog, Field, TextBox } from '../ui/index.ts';
import type { Pair, useImport } from './useImport.ts';
import './PairDialog.css';

type Props = { readonly pair: Pair; readonly work: ReturnType<typeof useImport> };

/** Two files: one lesson with two pictures, or two lessons. */
export function PairDialog({ pair, work }: Props) {
  const { t } = useWords();
  const [swapped, setSwapped] = useState(looksLikeScreen(pair[0]) && !looksLikeScreen(pair[1]));
  const [title, setTitle] = useState(() => titleOf(pair[0]));
  const [explanation, screen] = swapped ? [pair[1], pair[0]] : pair;
  const together = () => {
    work.forget();
    void work.beginPair(title.trim() || null, [
      { role: 'explanation', file: explanation },
      { role: 'screen', file: screen },
    ]);
  };
  const apart = () => {
    work.forget();
    void work.beginEach(pair);
  };
  return (
    <Dialog
      title={t('import.pairTitle')}
      onClose={work.forget}
      testId="pair-dialog"
      actions={
        <>
          <Button look="quiet" onClick={work.forget}>
            {t('app.cancel')}
          </Button>
          <Button onClick={apart} data-testid="import-apart">
            {t('import.apart')}
          </Button>
          <Button look="go" autoFocus onClick={together} data-testid="import-pair">
            {t('import.pair')}
          </Button>
        </>
      }
    >
      <Field name={t('import.lessonTitle')}>
        <TextBox
          value={title}
          maxLength={200}
          data-testid="import-title"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <dl className="pair-roles">
        <dt>{t('import.roleExplanation')}</dt>
        <dd className="cut">{explanation.name}</dd>
        <dt>{t('import.roleScreen')}</dt>
        <dd className="cut">{screen.name}</dd>
      </dl>
      <Button look="quiet" icon="refresh-cw" onClick={() => setSwapped(!swapped)} data-testid="import-swap">
        {t('import.swap')}
      </Button>
    </Dialog>
  );
}

function looksLikeScreen(file: File): boolean {
  return /screen|slide|ppt|屏幕|课件|板书|录屏/i.test(file.name);
}

function titleOf(file: File): string {
  return file.name.replace(/\.[^.]+$/, '').replace(/[-_ ]?(explanation|screen|teacher|屏幕|老师|讲解)$/i, '');
}
