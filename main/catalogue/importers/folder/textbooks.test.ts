import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Field, type Understood, understand } from './index.ts';

// 2,371 paths of a real collection of textbooks. Its README counts 2,087 books as named: 1,905 whole and 182 in parts, of
// which 26 are there whole as well; so 2,061.
const listed = new URL('../../../../tests/fixtures/catalogue/textbooks/paths.txt', import.meta.url);
const paths = readFileSync(listed, 'utf8').trim().split('\n');
const { lessons, skips } = understand(paths, []);
const isOfSchool = ({ path }: Understood) => /^(?:小学|初中|高中)/.test(path);
const known = (key: 'stage' | 'grade' | 'subject' | 'publisher' | 'volume' | 'year') =>
  lessons.filter((lesson) => lesson[key] !== null).length;

describe('the tree of 2,371 textbook files', () => {
  test('is 2,061 books, and 26 of them are there in parts as well', () => {
    expect(paths).toHaveLength(2371);
    expect(lessons).toHaveLength(2061);
    expect(skips.map(({ code }) => code)).toEqual(Array(26).fill('duplicate'));
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(2061);
    expect(lessons.every(({ files }) => files.length === 1)).toBe(true);
  });

  test('has 156 books that must be joined, each from its first part to its last', () => {
    const joined = lessons.map(({ files }) => files[0]?.paths ?? []).filter((parts) => parts.length > 1);
    expect(joined).toHaveLength(156);
    for (const parts of joined) {
      expect(parts.map((part) => Number(part.split('.').at(-1)))).toEqual(parts.map((_, at) => at + 1));
    }
    expect(Math.max(...joined.map((parts) => parts.length))).toBe(11);
    const used = lessons.flatMap(({ files }) => files[0]?.paths ?? []);
    // 53 files are the parts of the 26 books that are whole beside them.
    expect(new Set(used).size).toBe(2371 - 53);
  });

  test('names the stage of all but 15 books, the subject of all but 3', () => {
    expect({ stage: known('stage'), subject: known('subject') }).toEqual({ stage: 2046, subject: 2058 });
    // The rest are of universities.
    expect(lessons.filter(({ stage }) => stage === null).every(({ path }) => path.startsWith('大学/'))).toBe(true);
    expect(lessons.filter(isOfSchool)).toHaveLength(2027);
  });

  test('names an edition, a volume and a grade where its books have one', () => {
    expect({ publisher: known('publisher'), volume: known('volume'), grade: known('grade') }).toEqual({
      ...{ publisher: 2029, volume: 2030, grade: 1532 },
    });
    expect(known('year')).toBe(0);
    const school = lessons.filter(isOfSchool);
    expect(school.filter(({ publisher }) => publisher === null)).toEqual([]);
    expect(school.filter(({ volume }) => volume === null).every(({ path }) => path.includes('学生读本'))).toBe(true);
    // Books of 高中 are counted by volume; those of sport span grades.
    const ofOneGrade = school.filter(({ path }) => !/^高中|水平|至\d年级|学生读本/.test(path));
    expect(ofOneGrade.filter(({ grade }) => grade === null)).toEqual([]);
  });

  test('is read as its folders are laid out: stage, subject, edition, grade', () => {
    for (const lesson of lessons.filter(isOfSchool)) {
      const [stage = '', , edition = '', inner = ''] = lesson.path.split('/');
      expect(lesson.stage?.value).toBe({ 小: 'primary', 初: 'junior', 高: 'senior' }[stage.slice(0, 1)]);
      expect(lesson.publisher?.value).toBe(edition.split('-')[0]?.replace('版三年级起点', '版（三年级起点）'));
      const [, named] = /([一二三四五六七八九])年级(?:[上下]|全一)册/.exec(lesson.path) ?? [];
      const [, lies] = /^([一二三四五六七八九])年级$/.exec(inner) ?? [];
      const grade = named ?? lies;
      expect(lesson.grade?.value).toBe(grade === undefined ? undefined : ' 一二三四五六七八九'.indexOf(grade));
    }
  });

  test.each([
    [
      '小学/英语/译林版三年级起点/义务教育教科书·英语（三年级起点）五年级上册',
      'primary 5 english 译林版（三年级起点） upper',
    ],
    [
      '小学/语文·书法练习指导/人美版/义务教育三至六年级·书法练习指导（实验）三年级下册',
      'primary 3 calligraphy 人美版 lower',
    ],
    ['小学/体育与健康/未来社版/义务教育教科书·体育与健康教师用书水平三水平三', 'primary - sport 未来社版 水平三'],
    ['小学/体育与健康/人教版/义务教育教科书·体育与健康 1至2年级全一册', 'primary - sport 人教版 whole'],
    [
      '小学（五•四学制）/科学/青岛版-青岛出版社/三年级/义务教育教科书（五•四学制）·科学·学生活动手册三年级上册',
      'primary 3 science 青岛版 upper',
    ],
    ['初中/人文地理/统编版-人民教育出版社/八年级/义务教育教科书·人文地理下册', 'junior 8 geography 统编版 lower'],
    [
      '初中/化学/科学粤教版-科学出版社、广东教育出版社/九年级/义务教育教科书·化学九年级上册',
      'junior 9 chemistry 科学粤教版 upper',
    ],
    [
      '初中/体育与健康/教科版-教育科学出版社/七年级/义务教育教科书·体育与健康七年级全一册',
      'junior 7 sport 教科版 whole',
    ],
    ['高中/艺术/沪教版-上海教育出版社/普通高中教科书·艺术选择性必修2 音乐情境表演', 'senior - art 沪教版 选择性必修 2'],
    ['高中/艺术/沪教版-上海教育出版社/普通高中教科书·艺术必修2 艺术与文化（下册）', 'senior - art 沪教版 必修 2 下册'],
    ['高中/语文/统编版-人民教育出版社/普通高中教科书·语文选择性必修 中册', 'senior - chinese 统编版 选择性必修 中册'],
    [
      '高中/历史/统编版-人民教育出版社/普通高中教科书·历史必修 中外历史纲要（上）',
      'senior - history 统编版 必修 中外历史纲要（上）',
    ],
    [
      '高中/通用技术/地质社版-地质出版社/普通高中教科书·通用技术选择性必修10 科技人文融合创新专题',
      'senior - technology 地质社版 选择性必修 10',
    ],
    ['大学/高等数学/同济大学高等数学第七版/同济高 等数学 第七版下册', '- - mathematics - lower'],
    ['大学/概率论/概率论与数理统计(浙大四版)', '- - - - -'],
  ])('%s is %s', (path, fields) => {
    const lesson = lessons.find((one) => one.path === path);
    const said = (field: Field<string | number> | null | undefined) => field?.value ?? '-';
    const { stage, grade, subject, publisher, volume } = lesson ?? {};
    expect([stage, grade, subject, publisher, volume].map(said).join(' ')).toBe(fields);
  });

  test('is 2,032 textbooks, 23 collections of exercises and 6 other documents', () => {
    const roles = lessons.map(({ files }) => files[0]?.role);
    expect(roles.filter((role) => role === 'textbook')).toHaveLength(2032);
    expect(roles.filter((role) => role === 'exercises')).toHaveLength(23);
    expect(roles.filter((role) => role === 'document')).toHaveLength(6);
  });

  test('says where each was read, so that a rule can be put there', () => {
    const atlas = lessons.find(
      ({ path }) => path.startsWith('初中/地理图册/配套晋教版') && path.includes('七年级下册'),
    );
    expect(atlas).toMatchObject({
      stage: { value: 'junior', from: { kind: 'folder', path: '初中' } },
      subject: { value: 'geography', from: { kind: 'folder', path: '初中/地理图册' } },
      publisher: { value: '配套晋教版', from: { kind: 'folder', path: '初中/地理图册/配套晋教版-星球地图出版社' } },
      volume: { value: 'lower', from: { kind: 'name' } },
      title: { value: '义务教育教科书·地理图册七年级下册（主编：高培英&周瑞祥）' },
    });
    const corrected = understand(paths, [{ under: '大学', set: { subject: 'mathematics', stage: null } }]);
    expect(corrected.lessons.filter(({ subject }) => subject === null)).toEqual([]);
  });
});
