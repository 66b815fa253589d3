import { useEffect, useState } from 'react';
import { type Asset, inLanguage, type Lesson } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { errorText } from '../words/index.ts';

type Props = { readonly lesson: Lesson; readonly asset: Asset; readonly name: string };

/** Slides as a PDF that is drawn on in Lectern, where LibreOffice is on this PC and nobody has made it yet. */
export function MakePdf({ lesson, asset, name }: Props) {
  const { call, jobs, notices } = useLectern();
  const words = useWords();
  const { t } = words;
  const isAble = useCanConvert();
  const title = asset.name ?? inLanguage(lesson.title, 'zh-CN');
  const mine = useStore(jobs).findLast(
    (job) => job.kind === 'document' && job.lessonId === lesson.id && job.title === title,
  );
  if (!isAble || hasPdf(lesson, asset)) return null;
  const state = mine?.state.kind;
  if (state === 'queued' || state === 'running') {
    return (
      <span data-testid="file-converting">
        <StateLine icon="clock" tone="info">
          {t(state === 'queued' ? 'document.queued' : 'document.progress')}
        </StateLine>
      </span>
    );
  }
  const begin = async () => {
    const answer = await call('documents.convert', { lessonId: lesson.id, digest: asset.digest });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
  return (
    <Button
      look="quiet"
      className="lesson-file-action"
      icon="file-text"
      aria-label={t('document.beginNamed', { name })}
      data-testid="file-convert"
      onClick={() => void begin()}
    >
      {t('document.begin')}
    </Button>
  );
}

/** What was made of a file stands behind it. */
function hasPdf({ assets }: Lesson, asset: Asset): boolean {
  const next = assets[assets.indexOf(asset) + 1];
  return next?.variant === 'pdf' && next.role === asset.role;
}

function useCanConvert(): boolean {
  const { call } = useLectern();
  const [isAble, setAble] = useState(false);
  useEffect(() => {
    let live = true;
    void call('documents.canConvert', {}).then((answer) => {
      if (live && answer.ok) setAble(answer.value.able);
    });
    return () => {
      live = false;
    };
  }, [call]);
  return isAble;
}
