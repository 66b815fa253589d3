import { useState } from 'react';
import type { Source } from '../../core/contract/index.ts';
import { useDid, useLectern, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { dayText, errorText } from '../words/index.ts';
import { FilesState } from './FilesState.tsx';
import { Report } from './Report.tsx';
import { kindText, numberText } from './words.ts';

type Props = { readonly source: Source; readonly onAgain: () => void };

export function SourceRow({ source, onAgain }: Props) {
  const words = useWords();
  const { t, language } = words;
  const { wallClock } = useLectern();
  const [open, setOpen] = useState(false);
  const { id, kind, title, path, lessons, state, files, report, takenUnixMs } = source;
  const name = kind === 'builtIn' ? t('source.builtIn') : title;
  const when = takenUnixMs === null ? '' : t('source.when', { when: dayText(takenUnixMs, wallClock(), language) });
  const count = lessons > 0 ? t('source.lessons', { count: lessons, number: numberText(lessons, words) }) : '';
  return (
    <li className="source-row" data-testid="source-row" data-source={id} data-state={state.kind}>
      <div className="source-name">
        <h3 className="cut" title={path ?? undefined}>
          {name}
        </h3>
        <p className="cut">{kindText(kind, words)}</p>
      </div>
      <div className="source-facts">
        <p className="figures">{[count, when].filter(Boolean).join(' · ')}</p>
        <SourceState state={state} />
        <FilesState files={files} />
      </div>
      <Verbs source={source} name={name} onAgain={onAgain} open={open} onOpen={() => setOpen(!open)} />
      {open && report ? <Report report={report} /> : null}
    </li>
  );
}

export function SourceState({ state }: { readonly state: Source['state'] }) {
  const words = useWords();
  const { t } = words;
  switch (state.kind) {
    case 'here':
      return (
        <StateLine icon="circle-check" tone="good">
          {t('source.here')}
        </StateLine>
      );
    case 'takingIn':
      return <TakingIn state={state} />;
    case 'notTaken':
      return (
        <StateLine icon="triangle-alert" tone="bad">
          {errorText(words, state.code, 'source')}
        </StateLine>
      );
    case 'broken':
      return (
        <>
          <StateLine icon="triangle-alert" tone="bad">
            {t(`source.broken.${state.code}`)}
          </StateLine>
          <small className="source-code">{state.detail}</small>
        </>
      );
  }
}

function TakingIn({ state }: { readonly state: Extract<Source['state'], { kind: 'takingIn' }> }) {
  const words = useWords();
  const { lessons, total } = state;
  const read = words.t('source.read', { count: lessons, number: numberText(lessons, words) });
  return (
    <div className="source-meter">
      <StateLine icon="import" tone="info">
        <span className="figures">{read}</span>
      </StateLine>
      <Meter value={total ? Math.min(1, lessons / total) : null} label={words.t('source.takingIn')} />
    </div>
  );
}

type VerbsProps = Props & { readonly name: string; readonly open: boolean; readonly onOpen: () => void };

function Verbs({ source, name, onAgain, open, onOpen }: VerbsProps) {
  const words = useWords();
  const { t } = words;
  const { call, notices } = useLectern();
  const did = useDid('source');
  const { id, kind, path, corrections, state, report } = source;
  const remove = async () => {
    const answer = await call('sources.remove', { sourceId: id });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code, 'source'));
    did(t('source.removed', { name }), () => call('sources.restore', { sourceId: id }));
  };
  if (state.kind === 'takingIn') {
    return (
      <div className="source-verbs">
        <Button data-testid="source-stop" onClick={() => void call('jobs.cancel', { jobId: state.jobId })}>
          {t('source.stop')}
        </Button>
      </div>
    );
  }
  const canAgain = kind !== 'builtIn' && kind !== 'other' && path !== null && corrections !== null;
  return (
    <div className="source-verbs">
      {report ? (
        <Button look="quiet" aria-expanded={open} data-testid="source-report" onClick={onOpen}>
          {t('source.report')}
        </Button>
      ) : null}
      {canAgain ? (
        <Button data-testid="source-again" onClick={onAgain}>
          {t(state.kind === 'notTaken' ? 'source.startAgain' : 'source.again')}
        </Button>
      ) : null}
      {kind === 'builtIn' ? null : (
        <Button look="quiet" icon="trash-2" data-testid="source-remove" onClick={() => void remove()}>
          {t('source.remove')}
        </Button>
      )}
    </div>
  );
}
