import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { LessonRecord } from '../../../../core/words/index.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../../../tests/support/fuzz.ts';
import { FolderRule, understand } from './index.ts';
import { toImported } from './records.ts';

const words = [
  ...[
    '小学',
    '初中',
    '高一',
    '四年级',
    '三至六年级',
    '上册',
    '（下）',
    '必修',
    '选择性必修 第二册',
    '数学',
    '语文·书法',
    '人教版',
    '第六版',
  ],
  ...[
    '出版社',
    '（根据2022年版课程标准修订）',
    '(2024)',
    '第十单元',
    'Unit 3',
    '讲解',
    '【课件】',
    '练习',
    '教科书',
    '_merge_folder',
  ],
  ...[
    '\u202e',
    '\u0000',
    '\ufeff',
    '\ud83d',
    '(',
    '（',
    '..',
    '.',
    '~$',
    ' ',
    'e\u0301',
    '\ufdfa',
    '１２',
    '·',
    '三'.repeat(60),
  ],
];
const endings = [
  '.mp4',
  '.pdf',
  '.PDF.1',
  '.pdf.2',
  '.pdf.03',
  '.pptx',
  '.docx',
  '.en.srt',
  '.jpg',
  '.exe',
  ' .mp4',
  '.ｐｄｆ',
  '',
];
const name = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 6 })), {
  minLength: 1,
  maxLength: 5,
});
const path = fc
  .tuple(fc.array(name, { maxLength: 4 }), name, fc.constantFrom(...endings), fc.constantFrom('/', '\\'))
  .map(([folders, file, ending, separator]) =>
    [...folders, [...file, ending]].map((parts) => parts.join('')).join(separator),
  );
const rule = fc
  .record({
    under: fc.constantFrom('', '小学'),
    set: fc.record({ grade: fc.constantFrom(4, null), volume: fc.constantFrom('upper', null) }),
  })
  .filter((drawn) => v.is(FolderRule, drawn)) as fc.Arbitrary<FolderRule>;

const names = fuzzed(400, 20260);

test(
  'whatever names a disk has, nothing throws, no file is in two lessons, and every record is one',
  () => {
    let records = 0;
    fc.assert(
      fc.property(fc.array(path, { maxLength: 25 }), fc.array(rule, { maxLength: 2 }), name, (paths, rules, root) => {
        const { lessons } = understand(paths, rules, root.join(''));
        const files = lessons.flatMap((lesson) => lesson.files.flatMap((file) => file.paths));
        expect(new Set(files).size).toBe(files.length);
        expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
        for (const lesson of lessons) {
          const imported = toImported(
            lesson,
            lesson.files.map((file) => ({ ...file, bytes: null })),
          );
          if (imported.kind === 'skipped') throw new Error(imported.detail);
          expect(v.safeParse(LessonRecord, imported.record).success).toBe(true);
          expect(JSON.stringify(imported.record)).not.toMatch(/\\u00[01]|[\p{Cs}\u202a-\u202e]/u);
          records += 1;
        }
      }),
      names,
    );
    fuzzHeld(names);
    expect(records).toBeGreaterThan(500);
  },
  FUZZ_LIMIT_MS,
);

const orders = fuzzed(200, 20261);

test(
  'the order in which a disk lists its files changes nothing',
  () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 15 }), (paths) => {
        const told = (listed: readonly string[]) =>
          understand(listed, []).lessons.map(
            ({ id, files }) => `${id} ${files.map((file) => file.paths.join()).join()}`,
          );
        expect(told(paths.toReversed()).sort()).toEqual(told(paths).sort());
      }),
      orders,
    );
    fuzzHeld(orders);
  },
  FUZZ_LIMIT_MS,
);
