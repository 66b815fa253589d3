import { useEffect, useState } from 'react';
import type { DocumentShowing } from '../../core/session/index.ts';
import { type Asset, documentKind, type LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, MenuItem } from '../ui/index.ts';
import { StripMenu } from './StripMenu.tsx';
import { soundsForPage } from './sounds.ts';

/** The recordings of a document, those that name this page first. They sound from the PC, as the lesson does. */
export function PageSounds({ shown }: { readonly shown: DocumentShowing }) {
  const { t } = useWords();
  const sounds = useSounds(shown.document.lessonId);
  const [playing, setPlaying] = useState<Asset | null>(null);
  const stop = () => setPlaying(null);
  if (sounds.length === 0) return null;
  const nameOf = ({ name }: Asset) => name ?? t('lesson.role.audio');
  return (
    <>
      {playing ? (
        <>
          <Button icon="pause" on data-testid="sound-stop" aria-label={nameOf(playing)} onClick={stop}>
            {t('document.soundStop')}
          </Button>
          {/* biome-ignore lint/a11y/useMediaCaption: it speaks the printed page that is on show */}
          <audio src={`/media/${playing.digest}`} autoPlay onEnded={stop} onError={stop} />
        </>
      ) : (
        <StripMenu icon="volume-2" label={t('document.sounds')} testId="sounds">
          {(close) =>
            soundsForPage(sounds, shown.pageIndex + 1).map((sound) => (
              <MenuItem
                key={sound.digest}
                testId="sound"
                onPress={() => {
                  close();
                  setPlaying(sound);
                }}
              >
                {nameOf(sound)}
              </MenuItem>
            ))
          }
        </StripMenu>
      )}
    </>
  );
}

const none: readonly Asset[] = [];

function useSounds(lessonId: LessonId | null): readonly Asset[] {
  const { call } = useLectern();
  const [sounds, setSounds] = useState(none);
  useEffect(() => {
    setSounds(none);
    if (lessonId === null) return;
    let live = true;
    void call('library.lesson', { lessonId }).then((answer) => {
      if (!live || !answer.ok) return;
      setSounds(answer.value.lesson.assets.filter(({ mediaType }) => documentKind(mediaType) === 'sound'));
    });
    return () => {
      live = false;
    };
  }, [call, lessonId]);
  return sounds;
}
