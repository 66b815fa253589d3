import { type Asset, documentKind, isFilm, isShowable, type Lesson } from '../../core/words/index.ts';
import { useOpenFile } from '../book/index.ts';
import { useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { filmWords } from '../words/index.ts';
import { MakePdf } from './MakePdf.tsx';

type Props = {
  readonly lesson: Lesson;
  readonly asset: Asset;
  readonly name: string;
  /** `awaited`: nothing of the package is here, which its page says once for all. */
  readonly state: 'here' | 'missing' | 'awaited';
};

/** What can be done with one file of a package: before the class, or heard; in words where that cannot be. */
export function FileAction({ lesson, asset, name, state }: Props) {
  const words = useWords();
  const { t } = words;
  const openFile = useOpenFile();
  const { digest, mediaType, role } = asset;
  if (state !== 'here') {
    return state === 'missing' ? <span className="lesson-row-note">{t('lesson.file.missing')}</span> : null;
  }
  const fault = lesson.filmFaults?.find((one) => one.digest === digest);
  if (fault && fault.code !== lesson.filmFault) {
    return (
      <span className="lesson-row-note">
        <StateLine icon="triangle-alert">{filmWords(words, fault.code).reason}</StateLine>
      </span>
    );
  }
  const kind = role === 'poster' || isFilm(asset) ? null : documentKind(mediaType);
  if (kind === 'sound') {
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
  const opens = kind === 'office';
  if (!opens && !(kind && isShowable(mediaType))) return null;
  const button = (
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
  if (!opens) return button;
  return (
    <span className="lesson-file-actions">
      <MakePdf lesson={lesson} asset={asset} name={name} />
      {button}
    </span>
  );
}
