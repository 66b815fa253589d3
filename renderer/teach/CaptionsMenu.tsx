import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Icon, Menu, MenuItem } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import { useCaptionChoices } from './caption-choices.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

export function CaptionsMenu({ state, actions }: Props) {
  const { t } = useWords();
  const groups = useCaptionChoices(state, actions);
  if (groups.length === 0) return null;
  return (
    <Menu
      side="above"
      buttonClass={
        state.captions.length > 0 ? 'transport-button transport-word transport-on' : 'transport-button transport-word'
      }
      label={t('transport.captions')}
      testId="captions"
      button={
        <>
          <Icon name="captions" size={24} />
          <span className="transport-name">{t('transport.captions')}</span>
        </>
      }
    >
      {groups.flat().map(({ kind, testId, label, on, choose }) => (
        <MenuItem key={testId} kind={kind} on={on} testId={testId} onPress={choose}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** The same as buttons, for a hand at the glass. */
export function CaptionChoices({ state, actions }: Props) {
  const { t } = useWords();
  const groups = useCaptionChoices(state, actions);
  return groups.map((group) => (
    <fieldset key={group[0]?.testId} className="panel-pairs">
      <legend className="only-heard">{t('transport.captions')}</legend>
      {group.map(({ kind, testId, label, on, choose }) => (
        <Button
          key={testId}
          {...(kind === 'checkbox' && { icon: 'captions' as const })}
          on={on}
          data-testid={testId}
          onClick={choose}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  ));
}
