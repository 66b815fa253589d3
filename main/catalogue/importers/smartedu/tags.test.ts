import { describe, expect, test } from 'vitest';
import { curriculumOf, orElse, placedByTags, placedByTitle, tagIdsOf } from './tags.ts';

const tag = (tag_dimension_id: string | null, tag_name: string, tag_id = tag_name) => ({
  ...{ tag_id, tag_name, tag_dimension_id },
});
const placed = (...tags: [string | null, string][]) =>
  placedByTags(tags.map(([dimension, name]) => tag(dimension, name)));

describe('where a record belongs', () => {
  test('is what its tags say, in whatever order they stand', () => {
    const tags: [string, string][] = [
      ['zxxxd', '小学'],
      ['zxxnj', '四年级'],
      ['zxxxk', '艺术·音乐'],
      ['zxxbb', '人音版（主编：赵季平，杜永寿）'],
      ['zxxcc', '下册'],
      ['tagView', '同步课资源视图'],
      ['zxxxjjc', '新教材'],
      ['5036342744', '非常简单'],
      ['bklx', '课程包'],
    ];
    const expected = {
      ...{ stage: 'primary', grade: 4, subject: 'music', publisher: '人音版（主编：赵季平，杜永寿）', year: null },
      ...{ volume: 'lower', themes: [] },
    };
    expect(placed(...tags)).toEqual(expected);
    expect(placed(...tags.toReversed())).toEqual(expected);
  });

  test('of a book for special schools is 特殊教育, though 小学 stands there too', () => {
    expect(placed(['zxxxd', '小学'], ['zxxxd', '特殊教育'], ['zxxlb', '盲校'])).toMatchObject({ stage: 'special' });
    expect(placed(['zxxlb', '聋校'])).toMatchObject({ stage: 'special' });
  });

  test('of the five-four system is the stage that it names', () => {
    expect(placed(['zxxxd', '初中（五•四学制）'], ['zxxnj', '六年级'])).toMatchObject({ stage: 'junior', grade: 6 });
  });

  test.each([
    ['高一上册', 10, 'upper'],
    ['高三下', 12, 'lower'],
    ['高一', 10, null],
    ['七年级（全一册）', 7, 'whole'],
    ['选择性必修3 生物技术与工程', null, '选择性必修 3'],
    ['必修 第一册', null, '必修 第一册'],
    ['必修 技术与设计1', null, '必修 技术与设计1'],
    ['必修 技术与设计2', null, '必修 技术与设计2'],
    ['必修 上册', null, '必修 上册'],
    ['水平二', null, '水平二'],
  ])('with the volume %s is grade %s and volume %s', (name, grade, volume) => {
    expect(placed(['zxxcc', name])).toMatchObject({ grade, volume });
  });

  test.each(['教师用书', '三至四年级', '高中年级', '中国历史'])('has no grade in %s', (name) => {
    expect(placed(['zxxnj', name]).grade).toBeNull();
  });

  test('has no grade where two are named', () => {
    expect(placed(['zxxnj', '三年级'], ['zxxnj', '四年级']).grade).toBeNull();
  });

  test('is read from names alone where no dimension is given', () => {
    expect(placed([null, '三年级'], [null, '语文'], [null, '上册'], [null, '人教版'])).toMatchObject({
      ...{ grade: 3, subject: 'chinese', volume: 'upper', publisher: '人教版', themes: [] },
    });
  });

  test('keeps the collections that are no word of the curriculum as themes', () => {
    expect(placed(['5036342742', '电子教材'], ['5036342742', '小学'], [null, '影视教育']).themes).toEqual([
      '影视教育',
      '电子教材',
    ]);
  });

  test('writes the brackets of an edition in one way', () => {
    expect(placed(['zxxbb', '人美版(主编：李滢)']).publisher).toBe('人美版（主编：李滢）');
  });

  test('is the title’s where the tags are silent', () => {
    const title = placedByTitle('（根据2022年版课程标准修订）义务教育教科书·语文八年级上册');
    expect(curriculumOf(orElse(placed(['zxxbb', '统编版']), title))).toEqual({
      ...{ stage: 'junior', grade: 8, subject: 'chinese', volume: 'upper', themes: [] },
      edition: { publisher: '统编版', year: 2022 },
    });
  });

  test('does not take the grade in which pupils began for the grade of the book', () => {
    expect(placedByTitle('小学英语冀教版（三年级起点）五年级上册').grade).toBe(5);
  });

  test('without any word for the subject is other', () => {
    expect(curriculumOf(placed())).toMatchObject({ subject: 'other', stage: null, edition: null });
  });
});

test('the tags of a page go from the stage down to the volume, one of each', () => {
  const tags = [
    tag('zxxcc', '下册', 'volume'),
    tag('zxxxd', '小学', 'stage-2'),
    tag('zxxxd', '特殊教育', 'stage-1'),
    tag('zxxxk', '语文', 'no id &'),
    tag('zxxbb', '人教版', 'edition'),
  ];
  expect(tagIdsOf(tags)).toEqual(['stage-1', 'edition', 'volume']);
});
