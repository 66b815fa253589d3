import type { SessionState } from '../../core/session/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import type { Actions } from '../teach/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

/** What pupils and the teacher may do at a large screen that takes touch. */
export function PanelMenu({ state, actions }: Props) {
  const { t } = useWords();
  const { settings, changeSettings } = useLectern();
  const { mouseDrawsOnScreen, eraserReturnsToPen } = useStore(settings);
  const locked = state.panelTouch === 'locked';
  return (
    <Menu
      buttonClass="screen-fact"
      label={t('screen.panel')}
      testId="panel-menu"
      button={
        <>
          <Icon name={locked ? 'touch-locked' : 'touch'} size={16} />
          <span>{t('screen.panel')}</span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      <MenuItem
        kind="checkbox"
        on={locked}
        testId="touch-lock"
        onPress={() => void actions.send({ type: 'panel', touch: locked ? 'draw' : 'locked' })}
      >
        {t('screen.touchLocked')}
      </MenuItem>
      <MenuItem
        kind="checkbox"
        on={state.panelDock}
        testId="panel-dock"
        onPress={() => void actions.send({ type: 'panel', dock: !state.panelDock })}
      >
        {t('screen.dock')}
      </MenuItem>
      <MenuItem
        kind="checkbox"
        on={mouseDrawsOnScreen}
        testId="mouse-draws"
        onPress={() => void changeSettings({ mouseDrawsOnScreen: !mouseDrawsOnScreen })}
      >
        {t('screen.mouseDraws')}
      </MenuItem>
      <MenuItem
        kind="checkbox"
        on={eraserReturnsToPen}
        testId="eraser-returns"
        onPress={() => void changeSettings({ eraserReturnsToPen: !eraserReturnsToPen })}
      >
        {t('screen.eraserReturns')}
      </MenuItem>
    </Menu>
  );
}
