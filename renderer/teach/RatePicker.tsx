import type { ReactNode } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem, Segmented } from '../ui/index.ts';
import { rateText } from '../words/index.ts';
import { type Actions, rates } from './actions.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

const common = [0.75, 1, 1.25] as const;

/** The three that teachers use, the others behind one press. */
export function RatePicker({ state, actions }: Props) {
  const { t } = useWords();
  const isCommon = common.some((one) => one === state.rate);
  return (
    <div className="rate-wide figures">
      <Segmented
        label={t('transport.rate')}
        value={state.rate}
        options={common.map((rate) => ({ value: rate as number, label: rateText(rate), testId: `rate-${rate}` }))}
        onChoose={(rate) => void actions.send({ type: 'rate', rate })}
        after={
          <RateMenu
            state={state}
            actions={actions}
            face={
              <>
                {isCommon ? null : <span>{rateText(state.rate)}</span>}
                <Icon name="chevron-down" size={16} />
              </>
            }
          />
        }
      />
    </div>
  );
}

/** All speeds behind one button. */
export function RateMenu({ state, actions, face }: Props & { readonly face?: ReactNode }) {
  const { t } = useWords();
  return (
    <Menu
      side="above"
      buttonClass={face ? 'rate-more' : 'transport-button transport-word figures'}
      label={`${t('transport.rate')}: ${rateText(state.rate)}`}
      testId={face ? 'rate-more' : 'rate'}
      button={face ?? <span>{rateText(state.rate)}</span>}
    >
      {(close) =>
        rates.map((rate) => (
          <MenuItem
            key={rate}
            kind="radio"
            on={rate === state.rate}
            testId={`rate-choice-${rate}`}
            onPress={() => {
              close();
              void actions.send({ type: 'rate', rate });
            }}
          >
            {rateText(rate)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}
