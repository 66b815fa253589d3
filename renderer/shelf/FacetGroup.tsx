import { useWords } from '../state/index.ts';
import { wholeText } from '../words/index.ts';
import { type Facet, facetText } from './facet-text.ts';
import './Understood.css';

type Props = {
  readonly facet: Facet;
  /** With how many there are of each. */
  readonly values: readonly (readonly [value: string, count: number])[];
  readonly chosen: string | undefined;
  readonly onPress: (value: string) => void;
};

/** The values of a facet as chips; a press chooses one, another takes it back. */
export function FacetGroup({ facet, values, chosen, onPress }: Props) {
  const words = useWords();
  return (
    <fieldset className="narrow-group">
      <legend className="only-heard">{words.t(`facet.${facet}`)}</legend>
      {values.map(([value, count]) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={chosen === value}
          data-testid={`facet-${facet}`}
          onClick={() => onPress(value)}
        >
          <b>{facetText(facet, value, words)}</b>
          <span>{wholeText(count, words.language)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Of those that are counted the most, grades in their order. A whole screen of choices is no help. */
export function mostOf(
  counts: Readonly<Record<string, number>>,
  facet: Facet,
  most: number,
): [value: string, count: number][] {
  const values = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most);
  return facet === 'grade' ? values.sort(([a], [b]) => Number(a) - Number(b)) : values;
}
