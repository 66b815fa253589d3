import { useLectern, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { FilesState } from './FilesState.tsx';
import { Report } from './Report.tsx';
import { SourceState } from './SourceRow.tsx';
import type { Known } from './useSources.ts';

type Props = { readonly sourceId: string; readonly known: Known; readonly onEnd: () => void };

/** How far it is, then what it did. It goes on when the page is left. */
export function TakenStep({ sourceId, known, onEnd }: Props) {
  const { t } = useWords();
  const { call } = useLectern();
  const source = known.sources?.sources.find(({ id }) => id === sourceId);
  if (!source) return <p role="status">{t('source.stopped')}</p>;
  const { state, files, report } = source;
  return (
    <div className="source-taken" data-testid="source-taken" data-state={state.kind}>
      <div role="status">
        <SourceState state={state} />
      </div>
      {state.kind === 'here' && report ? <Report report={report} /> : null}
      <FilesState files={files} />
      {state.kind === 'takingIn' || files?.kind === 'copying' ? <p>{t('source.mayLeave')}</p> : null}
      <div className="source-form-verbs">
        {state.kind === 'takingIn' ? (
          <Button data-testid="source-stop" onClick={() => void call('jobs.cancel', { jobId: state.jobId })}>
            {t('source.stop')}
          </Button>
        ) : null}
        <Button look="go" data-testid="source-done" onClick={onEnd}>
          {t(state.kind === 'takingIn' ? 'source.toList' : 'source.done')}
        </Button>
      </div>
    </div>
  );
}
