import { Button } from '../ui/index.ts';
import './HomeHeading.css';

type Props = {
  readonly title: string;
  readonly note?: string;
  /** The way to all of it. */
  readonly more?: { readonly text: string; readonly onPress: () => void; readonly testId: string };
};

export function HomeHeading({ title, note, more }: Props) {
  return (
    <div className="shelf-heading">
      <h2>{title}</h2>
      {note ? <small className="figures">{note}</small> : null}
      {more ? (
        <Button
          look="quiet"
          iconAfter="chevron-right"
          className="home-more"
          data-testid={more.testId}
          aria-label={`${title}: ${more.text}`}
          onClick={more.onPress}
        >
          {more.text}
        </Button>
      ) : null}
    </div>
  );
}
