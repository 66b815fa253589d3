import { useEffect, useState } from 'react';
import { type Caption, captionAt, parseWebVtt } from '../../core/captions/index.ts';
import { captionPlace, expectedSeconds, type SessionLesson, shapesOf, type View } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { insetOf } from './inset.ts';
import type { MainClock } from './main-clock.ts';

type Props = {
  readonly lesson: SessionLesson;
  readonly view: View;
  readonly rate: number;
  readonly clock: Pick<MainClock, 'now'>;
  readonly fault: (message: string) => void;
};

/** Captions change at word speed; twelve looks a second are enough, and cheap. */
const LOOK_EVERY_MS = 80;

/** The captions of the chosen languages, the first one larger, where the layout leaves room for them. */
export function Captions({ lesson, view, rate, clock, fault }: Props) {
  const files = useCaptionFiles(lesson, view.captions, fault);
  const lines = useCaptionLines(files, view, rate, clock);
  if (lines.every((line) => line === '')) return null;
  const { kind, rect } = captionPlace(view.layout, shapesOf(lesson));
  return (
    <div className={`player-captions player-captions-${kind}`} style={insetOf(rect)}>
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

function useCaptionFiles(lesson: SessionLesson, languages: readonly string[], fault: Props['fault']): Files {
  const [files, setFiles] = useState<Files>([]);
  const { captions } = lesson;
  useEffect(() => {
    const leaving = new AbortController();
    const files = languages.map((language) => readCaptions(captions, language, fault, leaving.signal));
    void Promise.all(files).then((next) => leaving.signal.aborted || setFiles(next));
    return () => leaving.abort();
  }, [captions, languages, fault]);
  return files;
}

async function readCaptions(
  captions: SessionLesson['captions'],
  language: string,
  fault: Props['fault'],
  signal: AbortSignal,
): Promise<readonly Caption[]> {
  const digest = captions.find((one) => one.language === language)?.digest;
  if (!digest) return [];
  try {
    const response = await fetch(mediaAddress(digest), { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return parseWebVtt(await response.text());
  } catch (error) {
    if (!signal.aborted) fault(`captions ${digest.slice(0, 8)}: ${String(error)}`);
    return [];
  }
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
