import { useLectern, useStore, useWords } from '../state/index.ts';

/** What the class will see by now, in words: a check is of one moment, and a plug is pulled in the next. */
export function DisplaysNow() {
  const { displays } = useLectern();
  const { t } = useWords();
  const known = useStore(displays);
  if (!known) return null;
  const { arrangement, consoleDisplayId } = known;
  const large = known.displays.find(({ id }) => id !== consoleDisplayId);
  return (
    <p className="ready-displays" data-testid="ready-displays" data-arrangement={arrangement}>
      {arrangement === 'extended'
        ? t('ready.display.extended', { name: large?.label || t('display.large') })
        : t(`ready.display.${arrangement}`)}
    </p>
  );
}
