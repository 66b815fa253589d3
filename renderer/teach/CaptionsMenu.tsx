import type { SessionState } from '../../core/session/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { languageName } from '../words/index.ts';
import type { Actions } from './actions.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

const AT_MOST = 2;

/** One language, or two at once. Nothing where the lesson has no captions. */
const sizes = ['normal', 'large', 'largest'] as const;
const places = ['foot', 'head'] as const;

export function CaptionsMenu({ state, actions }: Props) {
  const { settings, changeSettings } = useLectern();
  const { captionSize, captionPlace } = useStore(settings);
  const { t, language } = useWords();
  const there = state.lesson?.captions ?? [];
  if (there.length === 0) return null;
  const toggle = (one: string) => {
    const without = state.captions.filter((shown) => shown !== one);
    const languages = without.length < state.captions.length ? without : [...without, one].slice(-AT_MOST);
    void actions.send({ type: 'captions', languages });
  };
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
      {there.map((track) => (
        <MenuItem
          key={track.language}
          kind="checkbox"
          on={state.captions.includes(track.language)}
          testId={`captions-${track.language}`}
          onPress={() => toggle(track.language)}
        >
          {languageName(track.language, language) || t('transport.captions')}
        </MenuItem>
      ))}
      {sizes.map((size) => (
        <MenuItem
          key={size}
          kind="radio"
          on={size === captionSize}
          testId={`caption-size-${size}`}
          onPress={() => void changeSettings({ captionSize: size })}
        >
          {t(`captions.size.${size}`)}
        </MenuItem>
      ))}
      {places.map((place) => (
        <MenuItem
          key={place}
          kind="radio"
          on={place === captionPlace}
          testId={`caption-place-${place}`}
          onPress={() => void changeSettings({ captionPlace: place })}
        >
          {t(`captions.place.${place}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
