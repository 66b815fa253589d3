import { describe, expect, test } from 'vitest';
import { gradeIn, numberOf, publisherIn, stageIn, standardYearIn, subjectIn, volumeIn } from './curriculum-names.ts';

test.each([
  ['小学数学苏教版四年级下册', 4],
  ['5年级', 5],
  ['义务教育教科书·中国历史七年级上册', 7],
  ['高一年级', 10],
  ['高三', 12],
  ['初二数学', 8],
  ['Grade 6', 6],
  ['一至二年级', null],
  ['义务教育三至六年级·书法练习指导', null],
  ['义务教育三至六年级·书法练习指导 三年级', 3],
  ['三年级到六年级', null],
  ['英语（一年级起点）五年级', 5],
  ['外研版（三年级起点）', null],
  ['提高一分', null],
  ['高中年级', null],
  ['教师用书', null],
  ['十三年级', null],
])('the grade in %s is %s', (text, grade) => {
  expect(gradeIn(text)).toBe(grade);
});

test.each([
  ['义务教育教科书·地理图册七年级下册', 'geography'],
  ['人文地理', 'geography'],
  ['语文·书法练习指导', 'calligraphy'],
  ['艺术·音乐', 'music'],
  ['艺术·舞蹈/影视/戏剧', 'art'],
  ['思想政治', 'morality'],
  ['英语（三年级起点）', 'english'],
  ['生活数学', 'mathematics'],
  ['Maths', 'mathematics'],
  ['占位', null],
])('the subject in %s is %s', (text, subject) => {
  expect(subjectIn(text)).toBe(subject);
});

describe('a volume', () => {
  test.each([
    ['四年级下册', 'lower'],
    ['全一册', 'whole'],
    ['四年级第二学期', 'lower'],
    ['普通高中教科书·语文必修 上册', '必修 上册'],
    ['语文选择性必修中册', '选择性必修 中册'],
    ['篮球运动（全一册）', 'whole'],
    ['普通高中教科书·英语选择性必修 第一册', '选择性必修 第一册'],
    ['选择性必修3 生物技术与工程', '选择性必修 3'],
    ['音乐必修6 音乐与戏剧', '必修 6'],
    ['三角形', null],
  ])('in %s is %s', (text, volume) => {
    expect(volumeIn(text)).toBe(volume);
  });
});

test('stages, publishers, years and numbers', () => {
  expect(stageIn('小学（五•四学制）')).toBe('primary');
  expect(stageIn('大学')).toBeNull();
  expect(publisherIn('人教版（PEP）（三年级起点）（主编：吴欣）')).toBe('人教版（PEP）（三年级起点）（主编：吴欣）');
  expect(publisherIn('统编版-人民教育出版社')).toBe('统编版');
  expect(publisherIn('小学数学第六版')).toBeNull();
  expect(publisherIn('电子版 苏教版')).toBe('苏教版');
  expect(standardYearIn('（根据2022年版课程标准修订）义务教育教科书')).toBe(2022);
  expect([numberOf('十二'), numberOf('二十'), numberOf('九'), numberOf('34')]).toEqual([12, 20, 9, 34]);
});
