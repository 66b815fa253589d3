import { useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { filmWords } from '../words/index.ts';

type Props = {
  readonly code: string;
  readonly onLook: () => void;
};

/** All files are here, and yet the class would see nothing: why, what to do, and the way to try again. */
export function FilmFault({ code, onLook }: Props) {
  const words = useWords();
  const { reason, todo } = filmWords(words, code);
  const isNews = code !== 'notMeasured';
  return (
    <div className="download" data-testid="film-fault" data-code={code}>
      <div className="download-failed" role={isNews ? 'alert' : undefined}>
        <StateLine icon={isNews ? 'triangle-alert' : 'clock'} tone={isNews ? 'bad' : 'info'}>
          {reason}
        </StateLine>
        <small>{todo}</small>
      </div>
      <Button large icon="refresh-cw" data-testid="film-look" onClick={onLook}>
        {words.t('film.look')}
      </Button>
    </div>
  );
}
