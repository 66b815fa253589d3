import { type Corner, Corner as Corners, type LayoutKind, type SessionState } from '../../core/session/index.ts';
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
  if (!hasLayouts(state)) return null;
  const { kind, corner } = state.layout;
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
