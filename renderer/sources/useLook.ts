import { useEffect, useState } from 'react';
import type { SourceAsked, SourceLook } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

export type Looking = {
  readonly answer: SourceLook | null;
  /** Why it was not read. */
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly isReading: boolean;
  /** How many lessons it has come by. */
  readonly lessons: number;
};

/** Choices made one after the other are looked at once. */
const SETTLE_MS = 350;

/** Looks at a source, and again whenever what is corrected of it changes; the last answer stays on show meanwhile. */
export function useLook(asked: SourceAsked): Looking {
  const { call, listen } = useLectern();
  const [looking, setLooking] = useState<Looking>({ answer: null, failure: null, isReading: true, lessons: 0 });
  useEffect(() => listen('sources.looking', ({ lessons }) => setLooking((now) => ({ ...now, lessons }))), [listen]);
  useEffect(() => {
    let isOver = false;
    setLooking((now) => ({ ...now, failure: null, isReading: true, lessons: 0 }));
    const timer = setTimeout(async () => {
      const answer = await call('sources.look', asked);
      if (isOver) return;
      if (answer.ok) setLooking({ answer: answer.value, failure: null, isReading: false, lessons: 0 });
      else {
        const { code } = answer.error;
        const detail = 'detail' in answer.error ? (answer.error.detail ?? '') : '';
        setLooking((now) => ({ ...now, failure: { code, detail }, isReading: false }));
      }
    }, SETTLE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      void call('sources.stopLooking', {});
    };
  }, [asked, call]);
  return looking;
}
