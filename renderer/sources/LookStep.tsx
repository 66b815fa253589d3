import { useState } from 'react';
import type { SourceAsked, SourceLook } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, Icon, Meter } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import { ColumnRules } from './ColumnRules.tsx';
import { FilesChoice } from './FilesChoice.tsx';
import { FolderRules } from './FolderRules.tsx';
import { LessonTable } from './LessonTable.tsx';
import { Report } from './Report.tsx';
import { type Looking, useLook } from './useLook.ts';
import { numberText } from './words.ts';

type Props = {
  readonly asked: SourceAsked;
  readonly onBack: () => void;
  readonly onTaken: (sourceId: string) => void;
};

export function LookStep({ asked: first, onBack, onTaken }: Props) {
  const words = useWords();
  const { t } = words;
  const { call, notices } = useLectern();
  const [asked, setAsked] = useState(first);
  /** Null: as it was the last time. */
  const [copies, setCopies] = useState<boolean | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const looking = useLook(asked);
  const { answer, failure, isReading } = looking;
  const total = answer ? answer.report.added + answer.report.updated + answer.report.unchanged : 0;
  const on = copies ?? answer?.files.isWanted ?? false;
  const takeIn = async () => {
    if (!answer || isBeginning) return;
    const { count, bytes, hasRoom } = answer.files;
    const files = on && hasRoom && count > 0 ? { count, bytes } : null;
    setBeginning(true);
    const begun = await call('sources.takeIn', { ...asked, total, files });
    setBeginning(false);
    if (begun.ok) onTaken(begun.value.sourceId);
    else notices.say(errorText(words, begun.error.code, 'source'));
  };
  return (
    <>
      <p className="source-path" title={first.path}>
        <strong>{t(`source.kind.${first.kind}`)}</strong> {first.path}
      </p>
      <Progress looking={looking} />
      {failure ? (
        <div className="source-refused" role="alert" data-testid="look-refused">
          <Icon name="triangle-alert" />
          <p>
            {errorText(words, failure.code, 'source')} <code>{[failure.code, failure.detail].join(' ').trim()}</code>
          </p>
          <Button onClick={onBack}>{t('source.otherPlace')}</Button>
        </div>
      ) : null}
      {answer && !failure ? (
        <div aria-busy={isReading} data-testid="look" data-reading={isReading}>
          <div className="look-head">
            <div>
              {answer.isKnown ? <p>{t('source.isKnown')}</p> : null}
              <Report report={answer.report} would />
            </div>
            <Button
              look="go"
              large
              busy={isBeginning}
              disabled={isReading || total === 0}
              data-testid="source-take"
              onClick={() => void takeIn()}
            >
              {t('source.takeIn', { count: total, number: numberText(total, words) })}
            </Button>
            <FilesChoice files={answer.files} on={on} onChange={setCopies} />
          </div>
          <Corrections answer={answer} asked={asked} onAsked={setAsked} />
          <LessonTable lessons={answer.lessons} total={total} />
        </div>
      ) : null}
    </>
  );
}

function Progress({ looking: { answer, isReading, lessons } }: { readonly looking: Looking }) {
  const words = useWords();
  const { call } = useLectern();
  // An answer that is on show stays where it is while it is read again.
  if (!isReading) return answer ? <div className="look-progress" /> : null;
  return (
    <div className="look-progress" role="status">
      <Meter value={null} label={words.t('source.reading')} />
      <p className="figures">{words.t('source.read', { count: lessons, number: numberText(lessons, words) })}</p>
      <Button look="quiet" data-testid="look-stop" onClick={() => void call('sources.stopLooking', {})}>
        {words.t('source.stop')}
      </Button>
    </div>
  );
}

type CorrectionsProps = {
  readonly answer: SourceLook;
  readonly asked: SourceAsked;
  readonly onAsked: (asked: SourceAsked) => void;
};

function Corrections({ answer, asked, onAsked }: CorrectionsProps) {
  const { corrections } = asked;
  const change = (changed: Partial<SourceAsked['corrections']>) =>
    onAsked({ ...asked, corrections: { ...corrections, ...changed } });
  if (asked.kind === 'table') {
    return (
      <ColumnRules
        columns={answer.columns}
        rules={corrections.columns}
        onRules={(columns) => change({ columns: [...columns] })}
      />
    );
  }
  if (asked.kind !== 'folder') return null;
  return (
    <FolderRules
      folders={answer.folders}
      rules={corrections.folders}
      onRules={(folders) => change({ folders: [...folders] })}
    />
  );
}
