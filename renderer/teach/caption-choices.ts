import type { SessionState } from '../../core/session/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { languageName } from '../words/index.ts';
import type { Actions } from './actions.ts';

type CaptionChoice = {
  readonly kind: 'checkbox' | 'radio';
  readonly testId: string;
  readonly label: string;
  readonly on: boolean;
  readonly choose: () => void;
};

const AT_MOST = 2;
const sizes = ['normal', 'large', 'largest'] as const;
const places = ['foot', 'head'] as const;

/** Which languages are shown, two at the most; how large; and where. Nothing where the lesson has no captions. */
export function useCaptionChoices(state: SessionState, actions: Actions): readonly (readonly CaptionChoice[])[] {
  const { settings, changeSettings } = useLectern();
  const { captionSize, captionPlace } = useStore(settings);
  const { t, language } = useWords();
  const there = state.lesson?.captions ?? [];
  if (there.length === 0) return [];
  const toggle = (one: string) => {
    const without = state.captions.filter((shown) => shown !== one);
    const languages = without.length < state.captions.length ? without : [...without, one].slice(-AT_MOST);
    void actions.send({ type: 'captions', languages });
  };
  return [
    there.map((track) => ({
      ...{ kind: 'checkbox', testId: `captions-${track.language}` },
      label: languageName(track.language, language) || t('transport.captions'),
      on: state.captions.includes(track.language),
      choose: () => toggle(track.language),
    })),
    sizes.map((size) => ({
      ...{ kind: 'radio', testId: `caption-size-${size}`, label: t(`captions.size.${size}`), on: size === captionSize },
      choose: () => void changeSettings({ captionSize: size }),
    })),
    places.map((place) => ({
      ...{ kind: 'radio', testId: `caption-place-${place}`, label: t(`captions.place.${place}`) },
      on: place === captionPlace,
      choose: () => void changeSettings({ captionPlace: place }),
    })),
  ];
}
