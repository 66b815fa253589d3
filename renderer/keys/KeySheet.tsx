import { useWords } from '../state/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import './KeySheet.css';
import { actionsOf, chordText, keyGroups, rowOf } from './table.ts';

type Props = {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
};

export function KeySheet({ singleKeys, onSingleKeys, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('keys.title')}
      onClose={onClose}
      wide
      testId="key-sheet"
      actions={
        <Button autoFocus onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      <div className="key-groups">
        {keyGroups.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {actionsOf(group).map((action) => (
                <div key={action}>
                  <dt>{t(`key.${action}`)}</dt>
                  <dd>
                    {rowOf(action).chords.map((chord) => (
                      <kbd key={chordText(chord)}>{chordText(chord)}</kbd>
                    ))}
                    {rowOf(action).remote?.map((chord) => (
                      <span key={chordText(chord)} className="key-remote">
                        {t('keys.remote')} <kbd>{chordText(chord)}</kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="key-single">
        <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)} />
        <span>{t('keys.single')}</span>
      </label>
    </Dialog>
  );
}
