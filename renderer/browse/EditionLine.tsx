import { useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import './EditionLine.css';
import type { Listing, Place } from './listing.ts';
import { editionNote } from './node-text.ts';

type Props = { readonly path: Listing['path']; readonly onGo: (place: Place) => void };

/** Inside a book that was superseded: by which edition, and the way there. */
export function EditionLine({ path, onGo }: Props) {
  const words = useWords();
  const step = path.find(({ level }) => level === 'edition');
  if (!step || step.supersededByYear === null) return null;
  const { at, supersededByYear: year } = step;
  return (
    <div className="edition-line" data-testid="edition-superseded">
      <StateLine icon="triangle-alert">{editionNote(step, words)}</StateLine>
      <Button look="quiet" data-testid="newer-edition" onClick={() => onGo({ tab: 'books', at: { ...at, year } })}>
        {words.t('browse.toNewer', { year })}
      </Button>
    </div>
  );
}
