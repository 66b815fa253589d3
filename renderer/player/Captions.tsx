import { useEffect, useMemo, useState } from 'react';
import { type Caption, captionAt } from '../../core/captions/index.ts';
import { captionPlace, expectedSeconds, type SessionLesson, shapesOf, type View } from '../../core/session/index.ts';
import { type CaptionFiles, useCaptionFile } from './caption-files.ts';
import { insetOf } from './inset.ts';
import type { MainClock } from './main-clock.ts';
import { captionRoom, type Tastes } from './tastes.ts';

type Props = {
  readonly lesson: SessionLesson;
  readonly view: View;
  readonly rate: number;
  readonly clock: Pick<MainClock, 'now'>;
  readonly files: CaptionFiles;
  readonly tastes: Pick<Tastes, 'captionSize' | 'captionPlace'>;
};

/** Captions change at word speed; twelve looks a second are enough, and cheap. */
const LOOK_EVERY_MS = 80;

/** The captions of the chosen languages, the first one larger, where the layout leaves room for them. */
export function Captions({ lesson, view, rate, clock, files, tastes }: Props) {
  const shown = useCaptionFiles(lesson, view.captions, files);
  const lines = useCaptionLines(shown, view, rate, clock);
  if (lines.every((line) => line === '')) return null;
  const { kind, rect } = captionPlace(view.layout, shapesOf(lesson), captionRoom(tastes));
  return (
    <div
      className={`player-captions player-captions-${kind}`}
      data-size={tastes.captionSize}
      data-side={tastes.captionPlace}
      style={insetOf(rect)}
    >
      {lines.map((line, row) =>
        line === '' ? null : (
          <p key={view.captions[row]} lang={view.captions[row]}>
            <span>{line}</span>
          </p>
        ),
      )}
    </div>
  );
}

type Files = readonly (readonly Caption[])[];

function useCaptionFiles(lesson: SessionLesson, languages: readonly string[], files: CaptionFiles): Files {
  const digests = [0, 1].map((row) => lesson.captions.find((one) => one.language === languages[row])?.digest ?? null);
  const first = useCaptionFile(files, digests[0] ?? null);
  const second = useCaptionFile(files, digests[1] ?? null);
  return useMemo(() => [first ?? [], second ?? []].slice(0, languages.length), [first, second, languages]);
}

function useCaptionLines(files: Files, view: View, rate: number, clock: Props['clock']): readonly string[] {
  const [text, setText] = useState('');
  const { motion } = view;
  useEffect(() => {
    const look = () => {
      const now = clock.now();
      const seconds = now === null ? motion.mediaSeconds : expectedSeconds({ motion, rate }, now);
      setText(files.map((file) => captionAt(file, seconds)).join('\u0000'));
    };
    look();
    if (motion.kind !== 'playing') return;
    let timer = setTimeout(function again() {
      look();
      timer = setTimeout(again, LOOK_EVERY_MS);
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [files, motion, rate, clock]);
  return text.split('\u0000');
}
