import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { type Listing, type Place, topOf } from './listing.ts';
import { editionNote, nodeText, themeText } from './node-text.ts';

type Props = { readonly place: Place; readonly path: Listing['path']; readonly onGo: (place: Place) => void };

/** The steps that lead here; each but the last goes back to itself. */
export function Crumbs({ place, path, onGo }: Props) {
  const words = useWords();
  const { t } = words;
  const steps: { text: string; note?: string; to: Place }[] = [
    { text: t(`browse.${place.tab}`), to: topOf(place.tab) },
  ];
  if (place.tab === 'books') {
    for (const step of path) {
      const note = step.supersededByYear === null ? editionNote(step, words) : '';
      steps.push({ text: nodeText(step, words), note, to: { tab: 'books', at: step.at } });
    }
  } else if (place.tab === 'themes' && place.name !== null) {
    steps.push({ text: themeText(place.name, words), to: place });
  }
  return (
    // At the top the tab above says it.
    <nav aria-label={t('browse.path')} className={steps.length === 1 ? 'only-heard' : undefined}>
      <ol className="browse-crumbs">
        {steps.map(({ text, note, to }, i) => (
          <li key={JSON.stringify(to)}>
            {i > 0 ? <Icon name="chevron-right" /> : null}
            {i === steps.length - 1 ? (
              <h1 aria-current="page" data-testid="browse-here">
                {text}
              </h1>
            ) : (
              <button type="button" onClick={() => onGo(to)} data-testid="browse-crumb">
                {text}
              </button>
            )}
            {note ? <small className="browse-current">{note}</small> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
