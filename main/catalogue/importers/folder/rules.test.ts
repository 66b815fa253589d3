import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { FolderRule, FolderRules, understand } from './index.ts';

const path = '杂/人教版/四年级/数学/三角形的内角和.mp4';
function corrected(...rules: FolderRule[]) {
  const [lesson] = understand([path], rules).lessons;
  if (lesson === undefined) throw new Error('no lesson');
  return lesson;
}

describe('a rule', () => {
  test('corrects what lies under a folder, and says that it did', () => {
    const { grade, subject, units } = corrected({ under: '杂/人教版', set: { grade: 5, units: ['第一单元', '复习'] } });
    expect(grade).toEqual({ value: 5, from: { kind: 'rule', place: 0 } });
    expect(subject?.from).toEqual({ kind: 'folder', path: '杂/人教版/四年级/数学' });
    expect(units.map(({ value }) => value)).toEqual(['第一单元', '复习']);
  });

  test('is found by whole names of folders, however they are typed', () => {
    expect(corrected({ under: '杂/人教', set: { grade: 5 } }).grade?.value).toBe(4);
    expect(corrected({ under: '/杂\\人教版/', set: { grade: 5 } }).grade?.value).toBe(5);
    expect(corrected({ under: path.replace('.mp4', ''), set: { title: '内角' } }).title.value).toBe('内角');
    expect(corrected({ under: '', set: { volume: '全一册' } }).volume?.value).toBe('全一册');
  });

  test('corrects what has a text in its name; with a folder, both must hold', () => {
    expect(corrected({ match: '内角', set: { publisher: '苏教版' } }).publisher?.value).toBe('苏教版');
    expect(corrected({ match: '.MP4', set: { publisher: '苏教版' } }).publisher?.value).toBe('苏教版');
    expect(corrected({ match: '外角', set: { publisher: '苏教版' } }).publisher?.value).toBe('人教版');
    expect(corrected({ match: '内角', under: '别', set: { publisher: '苏教版' } }).publisher?.value).toBe('人教版');
  });

  test('gives way to a later one, field by field', () => {
    const { grade, subject } = corrected(
      { under: '', set: { grade: 5, subject: 'science' } },
      { match: '三角形', set: { grade: 6 } },
    );
    expect([grade, subject]).toEqual([
      { value: 6, from: { kind: 'rule', place: 1 } },
      { value: 'science', from: { kind: 'rule', place: 0 } },
    ]);
  });

  test('takes the stage along with the grade, and can take a field away', () => {
    expect(corrected({ under: '', set: { grade: 8 } }).stage).toEqual({ value: 'junior', from: { kind: 'grade' } });
    const { grade, stage, publisher } = corrected({ under: '', set: { grade: null, publisher: null } });
    expect([grade, stage, publisher]).toEqual([null, null, null]);
    expect(corrected({ under: '', set: { grade: 8, stage: 'special' } }).stage?.value).toBe('special');
  });
});

test.each([
  [{ under: 'a', set: { grade: 4, volume: 'upper', year: 2024 } }, true],
  [{ under: '', match: '数学', set: { subject: 'mathematics' } }, true],
  [{ set: { grade: 4 } }, false],
  [{ under: 'a', set: {} }, false],
  [{ under: 'a' }, false],
  [{ match: ' ', set: { grade: 4 } }, false],
  [{ under: 'a', set: { grade: 13 } }, false],
  [{ under: 'a', set: { subject: '数学' } }, false],
  [{ under: 'a', set: { grad: 4 } }, false],
  [{ under: 'a', set: { title: '' } }, false],
  [{ folder: 'a', set: { grade: 4 } }, false],
])('whether %j is a rule: %s', (rule, isRule) => {
  expect(v.is(FolderRule, rule)).toBe(isRule);
  expect(v.is(FolderRules, [rule])).toBe(isRule);
});
