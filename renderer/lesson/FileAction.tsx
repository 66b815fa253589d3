import { useEffect, useState } from 'react';
import { type Asset, type AssetDigest, documentKind, isShowable, type Lesson } from '../../core/words/index.ts';
import { useOpenFile } from '../book/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

type Props = { readonly lesson: Lesson; readonly asset: Asset; readonly name: string };

/** What can be done with one file of a package: before the class, or heard; in words where it is not here. */
export function FileAction({ lesson, asset, name }: Props) {
  const { t } = useWords();
  const openFile = useOpenFile();
  const { digest, mediaType, role } = asset;
  const shows = role !== 'poster' && isShowable(mediaType);
  const sounds = documentKind(mediaType) === 'sound';
  const opens = documentKind(mediaType) === 'office';
  const here = useIsHere(shows || sounds || opens ? digest : null, lesson.ready);
  if (!shows && !sounds && !opens) return null;
  if (!here) return <span className="lesson-row-note">{t('lesson.file.missing')}</span>;
  if (sounds) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording that belongs to a printed page has no captions of its own
      <audio
        className="lesson-file-sound"
        controls
        preload="none"
        src={`/media/${digest}`}
        aria-label={t('lesson.file.listen', { name })}
        data-testid="file-sound"
      />
    );
  }
  return (
    <Button
      className="lesson-file-action"
      icon={opens ? 'file-text' : 'monitor-up'}
      aria-label={t(opens ? 'lesson.file.openNamed' : 'lesson.file.showNamed', { name })}
      data-testid={opens ? 'file-open' : 'file-project'}
      onClick={() => void openFile(lesson.id, asset)}
    >
      {t(opens ? 'lesson.file.open' : 'lesson.file.show')}
    </Button>
  );
}

/** A package of which only a part has come can be used as far as it goes. */
function useIsHere(digest: AssetDigest | null, allHere: boolean): boolean {
  const [here, setHere] = useState(false);
  useEffect(() => {
    if (digest === null || allHere) return;
    const giveUp = new AbortController();
    void fetch(`/media/${digest}`, { method: 'HEAD', signal: giveUp.signal }).then(
      (answer) => setHere(answer.ok),
      () => undefined,
    );
    return () => giveUp.abort();
  }, [digest, allHere]);
  return allHere || here;
}
