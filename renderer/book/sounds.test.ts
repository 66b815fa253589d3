import { expect, test } from 'vitest';
import { soundsForPage } from './sounds.ts';

const sounds = ['Unit 1.mp3', 'P3.mp3', 'p.012 对话.mp3', '第12页.mp3', 'Track P12-13.mp3', '听力 120 页.mp3'].map(
  (name) => ({ name }),
);
const first = (pageNumber: number) => soundsForPage(sounds, pageNumber).map(({ name }) => name);

test('the recordings that name the page come first, and none is left out', () => {
  expect(first(12).slice(0, 3)).toEqual(['p.012 对话.mp3', '第12页.mp3', 'Track P12-13.mp3']);
  expect(first(13)[0]).toBe('Track P12-13.mp3');
  expect(first(120)[0]).toBe('听力 120 页.mp3');
  expect(first(99)).toEqual(sounds.map(({ name }) => name));
});
