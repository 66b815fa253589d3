import type { Display, LargeScreen } from '../../core/contract/index.ts';
import type { DisplayId } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import type { Actions } from '../teach/index.ts';
import { Button, Icon, Menu, MenuItem } from '../ui/index.ts';
import { errorText, type Words } from '../words/index.ts';

type Props = { readonly large: LargeScreen; readonly actions: Actions; readonly onTestCard: () => void };

/** Which display is the large screen; where it has gone, the way to look again. */
export function DisplayPicker({ large, actions, onTestCard }: Props) {
  const { call, displays, notices, readAgain } = useLectern();
  const words = useWords();
  const { t } = words;
  const known = useStore(displays);
  const all = known?.displays ?? [];
  const shownId = large.kind === 'shown' || large.kind === 'lost' || large.kind === 'aside' ? large.displayId : null;
  const shown = all.find((display) => display.id === shownId);
  const choose = async (displayId: DisplayId) => {
    const answer = await call('displays.choose', { displayId });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
  if (large.kind === 'lost') {
    const other = all.find((display) => display.id !== known?.consoleDisplayId);
    return (
      <Button
        icon="refresh-cw"
        data-testid="display-find"
        onClick={() => void (other ? choose(other.id) : readAgain())}
      >
        {t('screen.find')}
      </Button>
    );
  }
  const name = shown ? displayName(shown, all, words) : t('display.large');
  return (
    <Menu
      buttonClass="screen-fact"
      label={`${t('display.choose')}: ${name}`}
      testId="display-picker"
      button={
        <>
          <Icon name="monitor" size={16} />
          <span className="cut figures">{name}</span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {(close) => (
        <>
          {all.map((display) => (
            <MenuItem
              key={display.id}
              kind="radio"
              on={display.id === shownId}
              disabled={display.id === known?.consoleDisplayId}
              note={display.id === known?.consoleDisplayId ? t('display.console') : undefined}
              testId="display-choice"
              onPress={() => {
                close();
                void choose(display.id);
              }}
            >
              <span className="figures">{displayName(display, all, words)}</span>
            </MenuItem>
          ))}
          {large.kind === 'shown' ? (
            <MenuItem
              note="F9"
              testId="aside"
              onPress={() => {
                close();
                actions.aside();
              }}
            >
              {t('screen.stepAside')}
            </MenuItem>
          ) : null}
          <MenuItem
            note="F8"
            testId="test-card"
            onPress={() => {
              close();
              onTestCard();
            }}
          >
            {t('testCard.begin')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function displayName(display: Display, all: readonly Display[], { t }: Words): string {
  const name = display.label || t('display.nameless', { number: all.indexOf(display) + 1 });
  // As its box and the system's settings say it: in the display's own pixels.
  const [width, height] = [display.width, display.height].map((length) => Math.round(length * display.scale));
  return `${name} · ${t('display.size', { width: width ?? 0, height: height ?? 0 })}`;
}
