import { expect, test } from 'vitest';
import { documentKind, isShowable, officeTypes } from './index.ts';

test('what Lectern shows itself, what a program of the PC opens, and what nobody does', () => {
  expect(documentKind('Application/PDF; version=1.7')).toBe('pdf');
  expect(documentKind('image/svg+xml')).toBeNull();
  expect(documentKind('text/html')).toBeNull();
  expect(documentKind('application/vnd.ms-powerpoint.presentation.macroenabled.12')).toBeNull();
  expect(isShowable('text/plain; charset=utf-8')).toBe(true);
  expect(isShowable('audio/mpeg')).toBe(false);
  expect(officeTypes.every(({ mediaType }) => documentKind(mediaType) === 'office' && !isShowable(mediaType))).toBe(
    true,
  );
});

test('no kind that runs by itself or carries macros by its name is ever handed on', () => {
  const never = /^(exe|bat|cmd|com|lnk|url|html?|js|vbs|ps1|scr|msi|pptm|docm|xlsm|ppam|dotm|potm|hta|jar|sh|desktop)$/;
  expect(officeTypes.filter(({ ending }) => never.test(ending))).toEqual([]);
});
