import { describe, expect, test } from 'vitest';
import { initialState, reduce, type SessionCommand } from '../../core/session/index.ts';
import { monotonicMs } from '../../core/words/index.ts';
import { digestOf, lessonOf, open, SESSION } from '../../tests/fixtures/session.ts';
import { briefOf } from './brief.ts';
import { commandOf } from './press.ts';

const now = monotonicMs(0);

function after(...commands: readonly SessionCommand[]) {
  return commands.reduce((state, command) => {
    const next = reduce(state, command, now);
    if (!next.ok) throw new Error(next.error.code);
    return next.value;
  }, initialState(SESSION));
}

const document = { digest: digestOf('pdf'), lessonId: null, title: { en: 'Tasks' }, mediaType: 'application/pdf' };
const shown = (pageIndex: number) =>
  after({ type: 'document', document, pageIndex }, { type: 'pages', digest: document.digest, pageCount: 3 });

describe('a press', () => {
  test('turns the page of the document on show, and not past its ends', () => {
    expect(commandOf({ type: 'nextPage' }, shown(1))).toMatchObject({
      ok: true,
      value: { type: 'turn', pageIndex: 2 },
    });
    expect(commandOf({ type: 'previousPage' }, shown(1))).toMatchObject({ value: { pageIndex: 0 } });
    expect(commandOf({ type: 'nextPage' }, shown(2))).toEqual({ ok: false, error: { code: 'noSuchPage' } });
    expect(commandOf({ type: 'previousPage' }, shown(0))).toEqual({ ok: false, error: { code: 'noSuchPage' } });
    expect(commandOf({ type: 'nextPage' }, after(open(lessonOf())))).toEqual({
      ok: false,
      error: { code: 'noDocument' },
    });
  });

  test('names no frame: a phone sees none', () => {
    expect(commandOf({ type: 'pause' }, shown(0))).toMatchObject({ value: { type: 'pause', presentedSeconds: null } });
  });
});

describe('what a remote is told', () => {
  test('is nothing while nothing is shown', () => {
    expect(briefOf(initialState(SESSION), now, 'en')).toBeNull();
  });

  test('is the title and the page of a document, without a time where there is no lesson', () => {
    expect(briefOf(shown(1), now, 'en')).toMatchObject({
      title: { en: 'Tasks' },
      page: { index: 1, count: 3 },
      time: null,
    });
  });

  test('names the chapter and when the next stop is, but not what will be asked', () => {
    const question = { kind: 'question', id: 'q', atSeconds: 40, text: { en: 'Why 180?' }, thinkSeconds: 30 } as never;
    const brief = briefOf(
      after(open(lessonOf({ cues: [...lessonOf().cues, question] })), { type: 'nextStop' }),
      now,
      'en',
    );
    expect(brief).toMatchObject({ chapter: { en: 'At 20' }, nextStop: { kind: 'question', atSeconds: 40 } });
    expect(JSON.stringify(brief)).not.toContain('Why');
  });
});
