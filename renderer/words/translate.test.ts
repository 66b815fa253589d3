import { describe, expect, test } from 'vitest';
import { channels, conversionErrors, downloadErrors, importErrors } from '../../core/contract/index.ts';
import { type ErrorRoom, errorText, wordsIn } from './index.ts';

describe('texts', () => {
  const chinese = wordsIn('zh-CN');
  const english = wordsIn('en');

  test('take their values', () => {
    expect(chinese.t('shelf.goOnAt', { time: '08:41' })).toBe('接着 08:41');
    expect(english.t('shelf.goOnAt', { time: '08:41' })).toBe('Go on at 08:41');
  });

  test('take the form of their number in English, and one form in Chinese', () => {
    expect(english.t('shelf.found', { count: 1 })).toBe('1 lesson');
    expect(english.t('shelf.found', { count: 2 })).toBe('2 lessons');
    expect(english.t('shelf.found', { count: 0 })).toBe('0 lessons');
    expect(chinese.t('shelf.found', { count: 1 })).toBe('1 课');
  });

  test('keep a gap that nobody filled, so that it is seen and mended', () => {
    expect(english.t('shelf.goOnAt')).toBe('Go on at {time}');
  });

  test('show a title in the language it has when it is not in this one', () => {
    expect(english.local({ 'zh-CN': '海上日出' })).toBe('海上日出');
    expect(english.local({ 'zh-CN': '海上日出', en: 'Sunrise' })).toBe('Sunrise');
  });
});

describe('errors', () => {
  const door = ['unknownChannel', 'notAllowed', 'badRequest', 'internal', 'gone'];
  const roomOf = (channel: string): ErrorRoom | undefined =>
    (['feed', 'source', 'remote'] as const).find((room) => new RegExp(`^${room}s?\\.`).test(channel));
  const ofJobs = [...importErrors, ...downloadErrors, ...conversionErrors].map((code) => [code, undefined] as const);
  const told = Object.entries(channels).flatMap(([name, { errors }]) =>
    errors.map((code) => [code, roomOf(name)] as const),
  );
  const codes = new Map(
    [...door.map((code) => [code, undefined] as const), ...ofJobs, ...told].map((one) => [one.join(' '), one]),
  );

  test.each([...codes.values()])('%s %s has words of its own in both languages', (code, room) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = wordsIn(language);
      expect(errorText(words, code, room)).not.toBe(words.t('error.unknown', { code }));
    }
  });

  test('a code that nobody wrote words for is shown itself, never nothing', () => {
    expect(errorText(wordsIn('en'), 'brandNew')).toContain('brandNew');
  });
});
