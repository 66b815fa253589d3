import type { ClassStop } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';

type Props = {
  readonly ready: boolean;
  readonly stop: Pick<ClassStop, 'finished' | 'stopSeconds'> | null;
  /** Null: where main knows that the class stopped. */
  readonly onStart: (fromSeconds: number | null) => void;
  /** To the lesson's own page, where what is missing is fetched. */
  readonly onLook: () => void;
};

/** The one green button of the shelf, and from the start. */
export function StartButtons({ ready, stop, onStart, onLook }: Props) {
  const { t } = useWords();
  const isMidway = stop !== null && !stop.finished && stop.stopSeconds > 0;
  const text = isMidway
    ? t('shelf.projectFrom', { time: clockText(stop.stopSeconds) })
    : t(stop?.finished ? 'shelf.again' : 'shelf.project');
  return (
    <>
      <Button
        look="go"
        icon="monitor-up"
        disabled={!ready}
        data-testid="go-on"
        onClick={() => onStart(isMidway ? stop.stopSeconds : stop ? 0 : null)}
      >
        {text}
      </Button>
      {ready ? null : (
        <Button look="quiet" data-testid="go-on-look" onClick={onLook}>
          {t('home.open')}
        </Button>
      )}
      {ready && isMidway ? (
        <Button look="quiet" data-testid="go-on-start" onClick={() => onStart(0)}>
          {t('shelf.fromStart')}
        </Button>
      ) : null}
    </>
  );
}
