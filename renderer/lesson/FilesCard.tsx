import type { Asset } from '../../core/words/index.ts';
import { subtitleAccept } from '../imports/index.ts';
import { useWords } from '../state/index.ts';
import { FileButton, Icon, type IconName } from '../ui/index.ts';
import { bytesText, languageName, type Words } from '../words/index.ts';
import { FileAction } from './FileAction.tsx';
import './FilesCard.css';
import { FileRemove } from './FileRemove.tsx';
import type { LessonView } from './useLesson.ts';
import { useSubtitles } from './useSubtitles.ts';

const icons: Record<Asset['role'], IconName> = {
  explanation: 'film',
  screen: 'film',
  composite: 'film',
  subtitles: 'captions',
  poster: 'image',
  slides: 'presentation',
  teachingPlan: 'file-text',
  taskSheet: 'clipboard-list',
  exercises: 'pencil',
  textbook: 'book-open',
  audio: 'volume-2',
  document: 'file-text',
};

export function FilesCard({ view: { lesson, held } }: { readonly view: LessonView }) {
  const words = useWords();
  const { t } = words;
  const links = lesson.about?.links ?? [];
  const subtitles = useSubtitles(lesson);
  const bytes = lesson.assets.reduce((sum, asset) => sum + asset.bytes, 0);
  return (
    <section className="lesson-card-box">
      <h2>
        {t('lesson.files')}{' '}
        <small className="figures">
          {lesson.assets.length > 0
            ? t('lesson.filesNote', { count: lesson.assets.length, size: bytesText(bytes) })
            : t('lesson.linkNote', { count: links.length })}
        </small>
      </h2>
      <ul className="lesson-files">
        {lesson.assets.map((asset) => (
          <li
            key={`${asset.role}/${asset.variant}/${asset.language}/${asset.digest}`}
            className="lesson-row lesson-file"
          >
            <Icon name={icons[asset.role]} />
            <span className="cut lesson-file-name" title={asset.name}>
              {fileName(asset, words)}
            </span>
            <span className="lesson-row-note figures">
              {[asset.height && asset.role !== 'poster' ? `${asset.height}p` : '', bytesText(asset.bytes)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {lesson.imported && asset.role === 'subtitles' ? (
              <FileRemove name={fileName(asset, words)} onRemove={() => void subtitles.remove(asset)} />
            ) : (
              <FileAction lesson={lesson} asset={asset} name={fileName(asset, words)} state={stateOf(asset, held)} />
            )}
          </li>
        ))}
        {links.map(({ role, name, bytes: size }) => (
          <li key={`${role}/${name}`} className="lesson-row">
            <Icon name="dashed-ring" />
            <span className="cut">{name}</span>
            <span className="lesson-row-note figures">
              {[size === null ? '' : bytesText(size), t('lesson.elsewhere')].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {lesson.imported && lesson.durationSeconds > 0 ? (
        <FileButton
          className="lesson-add-subtitles"
          icon="captions"
          disabled={subtitles.isAdding}
          title={t('lesson.addSubtitlesNote')}
          data-testid="add-subtitles"
          accept={subtitleAccept}
          multiple
          inputTestId="subtitles-file"
          onChoose={(files) => void subtitles.add(files)}
        >
          {t('lesson.addSubtitles')}
        </FileButton>
      ) : null}
    </section>
  );
}

/** A package of which only a part has come can be used as far as it goes. */
function stateOf({ digest }: Asset, held: LessonView['held']): 'here' | 'missing' | 'awaited' {
  if (held.includes(digest)) return 'here';
  return held.length > 0 ? 'missing' : 'awaited';
}

/** What its catalogue calls it tells more than its role: a package may hold three task sheets. */
function fileName(asset: Asset, words: Words): string {
  return asset.name ?? words.t(`lesson.role.${asset.role}`, { language: languageName(asset.language, words.language) });
}
