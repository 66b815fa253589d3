import { type Corner, Corner as Corners, type LayoutKind, type SessionState } from '../../core/session/index.ts';
import { useAim } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, type IconName, Menu, MenuItem } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import './LayoutButtons.css';

const icons: Record<LayoutKind, IconName> = {
  sideBySide: 'side-by-side',
  pictureInPicture: 'picture-in-picture',
  screenOnly: 'one-wide',
  explanationOnly: 'one-tall',
};
const kinds = ['sideBySide', 'pictureInPicture', 'screenOnly', 'explanationOnly'] as const;

/** Nothing to choose where the lesson has one picture. */
export function hasLayouts(state: SessionState): boolean {
  return (state.lesson?.tracks.length ?? 0) > 1;
}

export function LayoutButtons({ state, actions }: { readonly state: SessionState; readonly actions: Actions }) {
  const { t } = useWords();
  const { aids } = useHand();
  const aim = useAim(aids, state);
  if (!hasLayouts(state)) return null;
  const { kind, corner, split, inset } = state.layout;
  const byHand = kind === 'sideBySide' ? split : kind === 'pictureInPicture' ? inset : undefined;
  return (
    <fieldset className="layouts">
      <legend className="only-heard">{t('layout.label')}</legend>
      {kinds.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={kind === one}
          data-testid={`layout-${one}`}
          onClick={() => actions.layout(one)}
        >
          <Icon name={icons[one]} />
          <span>{t(`layout.${one}`)}</span>
        </button>
      ))}
      {kind === 'pictureInPicture' ? (
        <CornerMenu
          corner={corner}
          onChoose={(next) => void actions.send({ type: 'layout', kind: 'pictureInPicture', corner: next })}
        />
      ) : null}
      {kind === 'sideBySide' || kind === 'pictureInPicture' ? (
        <>
          <button
            type="button"
            className="layout-tune"
            aria-pressed={aim === 'layout'}
            title={`${t('key.tuneLayout')} · A`}
            data-testid="layout-tune"
            onClick={actions.tune}
          >
            {t('layout.tune')}
          </button>
          <button
            type="button"
            className="layout-tune"
            disabled={byHand === undefined}
            title={`${t('key.layoutAsDrawn')} · Shift A`}
            data-testid="layout-as-drawn"
            onClick={actions.layoutAsDrawn}
          >
            {t('layout.asDrawn')}
          </button>
        </>
      ) : null}
    </fieldset>
  );
}

function CornerMenu({ corner, onChoose }: { readonly corner: Corner; readonly onChoose: (corner: Corner) => void }) {
  const { t } = useWords();
  return (
    <Menu
      buttonClass="layout-corner"
      label={`${t('layout.corner')}: ${t(`corner.${corner}`)}`}
      testId="layout-corner"
      button={
        <>
          <span>
            {t('layout.corner')} · {t(`corner.${corner}`)}
          </span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {(close) =>
        Corners.options.map((one) => (
          <MenuItem
            key={one}
            kind="radio"
            on={one === corner}
            testId={`corner-${one}`}
            onPress={() => {
              close();
              onChoose(one);
            }}
          >
            {t(`corner.${one}`)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}
