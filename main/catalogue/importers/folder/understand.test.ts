import { describe, expect, test } from 'vitest';
import { type FolderRule, type Understood, understand } from './index.ts';

const book = '小学数学/人教版/四年级下册/第五单元 三角形';
const lessonsOf = (paths: readonly string[], rules: readonly FolderRule[] = [], rootName = '') =>
  understand(paths, rules, rootName).lessons;
const titles = (lessons: readonly Understood[]) => lessons.map(({ title }) => title.value);
const roles = ({ files }: Understood) => files.map(({ role, name }) => `${role} ${name}`);
const skipsOf = (...paths: string[]) => understand(paths, []).skips.map(({ code, position }) => `${code} ${position}`);

function only(lessons: readonly Understood[]): Understood {
  const [lesson, ...others] = lessons;
  if (lesson === undefined || others.length > 0) throw new Error(`not one lesson: ${titles(lessons).join(', ')}`);
  return lesson;
}

describe('the files of one lesson', () => {
  test('lie beside each other under one name, and their words say what they are for', () => {
    const names = [
      '.mp4',
      '.srt',
      '.en.srt',
      '.pptx',
      ' 任务单.docx',
      ' 教学设计.docx',
      ' 练习.pdf',
      '.jpg',
      '作业2.docx',
    ];
    const lesson = only(lessonsOf(names.map((name) => `${book}/三角形的内角和${name}`)));
    expect(roles(lesson)).toEqual([
      'composite 三角形的内角和.mp4',
      'slides 三角形的内角和.pptx',
      'teachingPlan 三角形的内角和 教学设计.docx',
      'taskSheet 三角形的内角和 任务单.docx',
      'exercises 三角形的内角和 练习.pdf',
      'subtitles 三角形的内角和.en.srt',
      'subtitles 三角形的内角和.srt',
      'poster 三角形的内角和.jpg',
    ]);
    expect(lesson.title.value).toBe('三角形的内角和');
  });

  test.each([
    [['a 讲解.mp4', 'a 屏幕.mp4']],
    [['a（老师）.mp4', 'a（课件）.mp4']],
    [['a-explanation.mp4', 'a-screen.mp4']],
    [['【讲解】a.mp4', '【录屏】a.mp4']],
    [['a讲解.mp4', 'a课件.mp4']],
    [['a.mp4', 'a_屏幕录制.mp4']],
  ])('are the teacher and the screen: %s', (names) => {
    const lesson = only(lessonsOf(names.map((name) => name.replace('a', '三角形'))));
    expect(lesson.title.value).toBe('三角形');
    expect(lesson.files.map(({ role }) => role)).toEqual(['explanation', 'screen']);
  });

  test('may be all that a folder holds, which then names the lesson', () => {
    const files = ['视频.mp4', '课件.pptx', '练习1.docx', '练习2.docx', '学习任务单.docx'];
    const lesson = only(lessonsOf(files.map((name) => `${book}/三角形的特性/${name}`)));
    expect(lesson).toMatchObject({ title: { value: '三角形的特性' }, path: `${book}/三角形的特性` });
    expect(lesson.units.map(({ value }) => value)).toEqual(['第五单元 三角形']);
    expect(lesson.files.map(({ role }) => role)).toEqual([
      'composite',
      'slides',
      'taskSheet',
      'exercises',
      'exercises',
    ]);
  });

  test('may be sorted into folders by what they are for', () => {
    const lesson = only(
      lessonsOf(['语文/视频/观潮.mp4', '语文/课件/观潮.pptx', '语文/教案/观潮.docx', '语文/字幕/观潮.srt']),
    );
    expect(lesson.path).toBe('语文/观潮');
    expect(lesson.files.map(({ role }) => role)).toEqual(['composite', 'slides', 'teachingPlan', 'subtitles']);
  });

  test('are known as such however each of them is typed', () => {
    const lesson = only(
      lessonsOf(['a/Cafe\u0301（1）.mp4', 'a/Café(1).srt', 'a/CAFÉ （1） 练习.pdf'.replace(' （', '（')]),
    );
    expect(lesson.files).toHaveLength(3);
    expect(only(lessonsOf(['ａ（Ⅰ）.mp4'])).title.value).toBe('ａ（Ⅰ）');
  });
});

describe('lessons of their own', () => {
  test('are a PDF, slides, a recording and a sound by themselves, under their whole names', () => {
    expect(titles(lessonsOf(['第三单元 练习.pdf', '单元练习.pdf', '复习.pptx', '听力.mp3']))).toEqual([
      ...['单元练习', '听力', '复习', '第三单元 练习'],
    ]);
    expect(lessonsOf(['单元练习.pdf', '数学课本.pdf', '通知.pdf']).map(({ files }) => files[0]?.role)).toEqual([
      ...['exercises', 'textbook', 'document'],
    ]);
  });

  test('stay apart where a word like 老师 only belongs to a title', () => {
    expect(
      titles(
        lessonsOf(['我的老师.mp4', '我的作业.mp4', 'Our teacher.mp4', 'Our homework.mp4', '微课1.mp4', '微课2.mp4']),
      ),
    ).toHaveLength(6);
  });

  test('come in the order in which a book counts', () => {
    const names = ['第10课.mp4', '第二课.mp4', '第1课.mp4', '第十一课.mp4', '第九课.mp4'];
    expect(titles(lessonsOf(names))).toEqual(['第1课', '第二课', '第九课', '第10课', '第十一课']);
    const units = ['第10单元/a.mp4', '第2单元/a.mp4', '下册/a.mp4', '中册/a.mp4', '上册/a.mp4'];
    expect(lessonsOf(units).map(({ path }) => path)).toEqual(['上册/a', '中册/a', '下册/a', '第2单元/a', '第10单元/a']);
  });
});

describe('a book in parts', () => {
  test('is one file, its parts counted and not spelled', () => {
    const parts = Array.from({ length: 11 }, (_, at) => `b/X.pdf_merge_folder/X.pdf.${at + 1}`);
    const lesson = only(lessonsOf(parts.toSorted()));
    expect(lesson).toMatchObject({ path: 'b/X', files: [{ name: 'X.pdf', paths: parts }] });
    expect(only(lessonsOf(['b/X.mp4.002', 'b/X.mp4.001'])).files[0]?.paths).toEqual(['b/X.mp4.001', 'b/X.mp4.002']);
  });

  test('that is there whole counts whole, and one with a gap is not there', () => {
    const paths = ['b/X.pdf', 'b/X.pdf_merge_folder/X.pdf.1', 'b/X.pdf_merge_folder/X.pdf.2', 'c/Y.pdf.1', 'c/Y.pdf.3'];
    expect(only(lessonsOf(paths)).files[0]?.paths).toEqual(['b/X.pdf']);
    expect(skipsOf(...paths)).toEqual(['duplicate b/X.pdf_merge_folder/X.pdf.1', 'missingPart c/Y.pdf']);
    expect(skipsOf('c/Y.pdf.2', 'c/Y.pdf.3')).toEqual(['missingPart c/Y.pdf']);
    expect(skipsOf('c/Y.pdf.1', 'c/Y.pdf.01')).toEqual(['missingPart c/Y.pdf']);
  });
});

describe('where a lesson belongs', () => {
  const fieldsOf = (path: string, rootName = '') => {
    const lesson = only(lessonsOf([path], [], rootName));
    const { stage, grade, subject, publisher, year, volume, units } = lesson;
    const said = [stage, grade, subject, publisher, year, volume].map((field) => field?.value ?? '-');
    return [...said, ...units.map(({ value }) => `[${value}]`)].join(' ');
  };

  test.each([
    [`${book}/三角形的特性.mp4`, 'primary 4 mathematics 人教版 - lower [第五单元 三角形]'],
    ['小学/语文/统编版/三年级上册/科学小品/科学家的故事.mp4', 'primary 3 chinese 统编版 - upper [科学小品]'],
    ['三年级上册语文/第六单元/一年级的小豆豆（下）.mp4', 'primary 3 chinese - - upper [第六单元]'],
    ['三年级上册语文/第六单元（下）/第17课/17 古诗.mp4', 'primary 3 chinese - - upper [第六单元（下）] [第17课]'],
    ['小学数学苏教版四年级下册/平均数（上）.mp4', 'primary 4 mathematics 苏教版 - lower'],
    ['人教版小学数学四年级下册第五单元 三角形.mp4', 'primary 4 mathematics 人教版 - lower [第五单元]'],
    ['四年级下册/四年级数学 平均数（上）.mp4', 'primary 4 mathematics - - lower'],
    ['小学英语/人教版(2024)/三年级上册/Unit 1.mp4', 'primary 3 english 人教版 2024 upper [Unit 1]'],
    ['数学（根据2022年版课程标准修订）/北师大版/一年级/a.mp4', 'primary 1 mathematics 北师大版 2022 -'],
    ['高一/物理/人教版/必修第一册/1.1 质点.mp4', 'senior 10 physics 人教版 - 必修 第一册'],
    ['初二/生物学/七年级旧课/a.mp4', 'junior 7 biology - - -'],
    ['人民教育出版社/数学/七年级/a.mp4', 'junior 7 mathematics 人民教育出版社 - -'],
    ['国家中小学智慧教育平台/八年级/数学/a.mp4', 'junior 8 mathematics - - -'],
    ['Primary/Grade 6/Maths/Unit 3/Fractions.mp4', 'primary 6 mathematics - - - [Unit 3]'],
    ['1.小学/02 数学/3 四年级/第一学期/a.mp4', 'primary 4 mathematics - - upper'],
    ['人教版/01 数学/七年级/01 有理数/1.1 正数.mp4', 'junior 7 mathematics 人教版 - - [01 有理数]'],
    ['Highlights/High jump.mp4', '- - - - - -'],
    ['提高一分/【数学】三角形.mp4', '- - mathematics - - -'],
    ['高等数学 第六版/英文版/a.pdf', '- - mathematics - - -'],
  ])('%s: %s', (path, fields) => {
    expect(fieldsOf(path)).toBe(fields);
  });

  test('is also said by the name of the folder that a person picks', () => {
    expect(fieldsOf('观潮.mp4', '语文四年级上册（部编版）')).toBe('primary 4 chinese 部编版 - upper');
    expect(titles(lessonsOf(['视频.mp4'], [], '观潮'))).toEqual(['观潮']);
    expect(titles(lessonsOf(['视频.mp4']))).toEqual(['视频']);
  });
});

describe('what is no lesson', () => {
  test('is passed over where the system put it, and told of where a person did', () => {
    const silent = ['.DS_Store', 'Thumbs.db', 'a/desktop.ini', '~$三角形.docx', '$RECYCLE.BIN/a.mp4', '.git/a.mp4'];
    expect(understand([...silent, 'System Volume Information/a.mp4', '__MACOSX/._a.mp4'], [])).toEqual({
      ...{ lessons: [], skips: [] },
    });
    expect(skipsOf('setup.exe', '教案.docx', 'a.srt', 'b.jpg').sort()).toEqual([
      ...['notALesson a.srt', 'notALesson b.jpg', 'notALesson setup.exe', 'notALesson 教案.docx'],
    ]);
  });

  test('is a name that leaves the folder, hides itself, or fits no system', () => {
    const names = [
      '../a.pdf',
      'a/../../b.pdf',
      '/a.pdf',
      'C:\\a.pdf',
      'a\u0007.pdf',
      `${'三'.repeat(300)}.pdf`,
      '\ud800.pdf',
    ];
    const { lessons, skips } = understand([...names, 'a\u202efdp.exe.pdf'], []);
    expect(lessons).toEqual([]);
    expect(skips.map(({ code }) => code)).toEqual(Array(8).fill('badName'));
    expect(skips.map(({ position }) => position).join('')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    expect(titles(lessonsOf(['\u200b三角形\ufeff.pdf']))).toEqual(['三角形']);
    expect(skipsOf('\u200b.pdf')).toEqual(['noTitle \u200b.pdf']);
  });

  test('lies deeper than twelve folders', () => {
    const deep = Array.from({ length: 12 }, (_, at) => `f${at}`).join('/');
    expect(only(lessonsOf([`${deep}/a.pdf`])).title.value).toBe('a');
    expect(skipsOf(`${deep}/f12/a.pdf`)).toEqual([`tooLarge ${deep}/f12/a.pdf`]);
  });
});

describe('the id of a lesson', () => {
  test('is the same from every system that the disk is put into', () => {
    const id = only(lessonsOf(['é/观潮 （上）.mp4'])).id;
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(only(lessonsOf(['e\u0301\\观潮 （上）.mp4'])).id).toBe(id);
    expect(
      only(lessonsOf(['./é//观潮 (上).MP4', 'é/观潮 （上）.srt'], [{ under: '', set: { grade: 4 } }], 'D盘')).id,
    ).toBe(id);
    const others = ['é/观潮 （下）.mp4', 'e/观潮 （上）.mp4', '观潮 （上）.mp4', 'é/观潮 （上）/视频.mp4'];
    expect(new Set([id, ...others.map((path) => only(lessonsOf([path])).id)]).size).toBe(5);
  });
});
