import { useLectern, useWords } from '../state/index.ts';
import { Button, MenuItem } from '../ui/index.ts';
import { useSoundOutputs } from './sound-outputs.ts';

/** Where the lesson sounds, as items of a menu. */
export function SoundOutputItems() {
  return useOutputChoices().map(({ name, on, label, choose }) => (
    <MenuItem key={name} kind="radio" on={on} testId="sound-output" onPress={choose}>
      {label}
    </MenuItem>
  ));
}

/** The same as buttons, for a hand at the glass. */
export function SoundOutputChoices() {
  return useOutputChoices().map(({ name, on, label, choose }) => (
    <Button key={name} on={on} data-testid="sound-output" onClick={choose}>
      {label}
    </Button>
  ));
}

/** Nothing to choose where there is one loudspeaker, and none was chosen that is missing. */
function useOutputChoices() {
  const { t } = useWords();
  const { changeSettings } = useLectern();
  const { there, chosen, isMissing } = useSoundOutputs();
  if (there.length < 2 && !isMissing) return [];
  const all = [
    { name: '', label: t('sound.system') },
    ...there.map((name) => ({ name, label: name })),
    ...(isMissing ? [{ name: chosen, label: t('sound.missing', { name: chosen }) }] : []),
  ];
  return all.map(({ name, label }) => ({
    name,
    on: name === chosen,
    label: t('sound.output', { name: label }),
    choose: () => void changeSettings({ soundOutput: name }),
  }));
}
