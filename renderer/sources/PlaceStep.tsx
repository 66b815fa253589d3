import { useState } from 'react';
import type { SourceKind } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, Field, Icon, TextBox } from '../ui/index.ts';

type Props = {
  readonly kind: SourceKind;
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly givesDialog: boolean;
  readonly onLook: (path: string) => void;
};

/** Where it lies: chosen in the system's dialog, dropped where the host tells places, typed or pasted everywhere. */
export function PlaceStep({ kind, path, onPath, givesDialog, onLook }: Props) {
  const { t } = useWords();
  const { call, placeOf } = useLectern();
  const [wrong, setWrong] = useState(false);
  const choose = async () => {
    const answer = await call('sources.choosePlace', { kind, title: t(`source.kind.${kind}`) });
    if (answer.ok && answer.value.path !== null) onLook(answer.value.path);
  };
  const look = () => {
    setWrong(path.trim() === '');
    if (path.trim() !== '') onLook(path.trim());
  };
  return (
    <form
      className="source-form"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        const place = file ? placeOf(file) : '';
        if (place) onLook(place);
        else setWrong(true);
      }}
    >
      <p>{t(`source.placeNote.${kind}`)}</p>
      <Field name={t('source.place')}>
        <TextBox
          large
          value={path}
          placeholder={t(`source.placeHint.${kind}`)}
          maxLength={4096}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby={wrong ? 'source-place-wrong' : undefined}
          data-testid="source-path"
          onChange={(event) => {
            onPath(event.currentTarget.value);
            setWrong(false);
          }}
        />
      </Field>
      {wrong ? (
        <p role="alert" id="source-place-wrong" className="source-wrong">
          <Icon name="triangle-alert" size={16} />
          {t('source.placeWanted')}
        </p>
      ) : null}
      <div className="source-form-verbs">
        {givesDialog ? (
          <Button data-testid="source-choose" onClick={() => void choose()}>
            {t(kind === 'table' ? 'source.chooseFile' : 'source.chooseFolder')}
          </Button>
        ) : null}
        <Button look="go" data-testid="source-look" onClick={look}>
          {t('source.look')}
        </Button>
      </div>
    </form>
  );
}
