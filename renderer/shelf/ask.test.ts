import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallMain } from '../../core/contract/index.ts';
import { ask, LATER_MS } from './ask.ts';

// Time is set by hand, and each question is answered when and in the order the test wants.

type Question = { readonly name: string; readonly text: string; answer(value: object): Promise<void> };
let questions: Question[] = [];
const call = ((name: string, { text }: { text: string }) =>
  new Promise((resolve) => {
    const answer = async (value: object) => {
      resolve({ ok: true, value });
      await vi.advanceTimersByTimeAsync(0);
    };
    questions.push({ name, text, answer });
  })) as unknown as CallMain;

let told: string[] = [];
function search(text: string): () => void {
  const hear = (what: string) => () => void told.push(`${what} ${text}`);
  return ask(
    call,
    { text, kept: [], facets: {} },
    { limit: 24, passagesLimit: 6 },
    {
      found: hear('found'),
      counted: hear('counted'),
      passages: hear('passages'),
      meant: (m) => told.push(`meant ${m}`),
    },
  );
}
const asked = (name: string, text: string): Question => {
  const question = questions.find((one) => one.name === name && one.text === text);
  if (!question) throw new Error(`${name} ${text} was not asked`);
  return question;
};
const rows = { lessons: [{}] };
const none = { lessons: [] };

beforeEach(() => {
  vi.useFakeTimers();
  questions = [];
  told = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a search', () => {
  test('asks for the first rows at once, and for all else when the teacher has stopped typing', async () => {
    search('三角');
    expect(questions.map(({ name }) => name)).toEqual(['library.search']);
    await vi.advanceTimersByTimeAsync(LATER_MS);
    expect(questions.map(({ name }) => name)).toEqual(['library.search', 'library.count', 'library.passages']);
  });

  test('asks for nothing else of what was typed over', async () => {
    search('三')();
    search('三角');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    expect(questions.filter(({ text }) => text === '三').map(({ name }) => name)).toEqual(['library.search']);
  });

  test('tells no answer of an older search, whichever message it is and whenever it comes', async () => {
    const leave = search('三');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    leave();
    search('三角');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    await asked('library.passages', '三角').answer({ passages: [{}] });
    await asked('library.search', '三角').answer(rows);
    for (const name of ['library.search', 'library.count', 'library.passages']) {
      await asked(name, '三').answer({ ...rows, passages: [] });
    }
    await asked('library.count', '三角').answer({});
    expect(told).toEqual(['found 三角', 'passages 三角', 'counted 三角']);
  });

  test('asks what was meant only where neither titles nor texts hold it', async () => {
    search('三角型');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    await asked('library.search', '三角型').answer(none);
    await asked('library.passages', '三角型').answer({ passages: [] });
    await asked('library.meant', '三角型').answer({ meant: '三角形' });
    expect(told).toEqual(['found 三角型', 'passages 三角型', 'meant 三角形']);
    search('圆');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    await asked('library.search', '圆').answer(rows);
    await asked('library.passages', '圆').answer({ passages: [] });
    expect(questions.some(({ name, text }) => name === 'library.meant' && text === '圆')).toBe(false);
  });

  test('drops what was meant by an older search as well', async () => {
    const leave = search('三角型');
    await vi.advanceTimersByTimeAsync(LATER_MS);
    await asked('library.search', '三角型').answer(none);
    await asked('library.passages', '三角型').answer({ passages: [] });
    leave();
    await asked('library.meant', '三角型').answer({ meant: '三角形' });
    expect(told).not.toContain('meant 三角形');
  });
});
