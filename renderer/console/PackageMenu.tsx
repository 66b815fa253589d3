import { useEffect, useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import type { Asset, LessonId } from '../../core/words/index.ts';
import { isOpenable, useOpenFile } from '../book/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { bytesText } from '../words/index.ts';

/** The files of the lesson before the class, one press away while it is taught. */
export function PackageMenu({ state }: { readonly state: SessionState }) {
  const { t } = useWords();
  const { showing, lesson } = state;
  const lessonId = showing.kind === 'document' ? showing.document.lessonId : (lesson?.id ?? null);
  const files = useFiles(lessonId);
  const openFile = useOpenFile();
  const shown = showing.kind === 'document' ? showing.document.digest : null;
  if (lessonId === null || files.length === 0 || (files.length === 1 && files[0]?.digest === shown)) return null;
  return (
    <Menu
      label={t('lesson.files')}
      testId="package"
      buttonClass="teach-class"
      button={
        <>
          <Icon name="file-text" size={20} />
          {t('lesson.files')}
        </>
      }
    >
      {(close) =>
        files.map((file) => (
          <MenuItem
            key={file.digest}
            kind="radio"
            on={file.digest === shown}
            note={bytesText(file.bytes)}
            testId="package-file"
            onPress={() => {
              close();
              void openFile(lessonId, file);
            }}
          >
            {file.name ?? t(`lesson.role.${file.role}`, { language: '' })}
          </MenuItem>
        ))
      }
    </Menu>
  );
}

const none: readonly Asset[] = [];

function useFiles(lessonId: LessonId | null): readonly Asset[] {
  const { call } = useLectern();
  const [files, setFiles] = useState(none);
  useEffect(() => {
    setFiles(none);
    if (lessonId === null) return;
    let live = true;
    void call('library.lesson', { lessonId }).then((answer) => {
      if (live && answer.ok) setFiles(answer.value.lesson.assets.filter(isOpenable));
    });
    return () => {
      live = false;
    };
  }, [call, lessonId]);
  return files;
}
