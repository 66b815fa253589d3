import type { BrowsePlace, CurriculumNode, CurriculumPlace, ThemeFacets } from '../../core/contract/index.ts';
import type { LessonCard } from '../../core/words/index.ts';
import { nowUnixMs } from './fake-data.ts';

type Level = CurriculumNode['level'];
type Node = Pick<CurriculumNode, 'value' | 'lessons'> & Partial<CurriculumNode>;

const unit = (value: string, en: string, lessons: number): Node => ({
  ...{ value, lessons },
  label: { 'zh-CN': value, en },
});
const editions: readonly Node[] = [
  { value: '人教版', year: 2024, lessons: 132 },
  { value: '人教版', year: 2013, supersededByYear: 2024, lessons: 118 },
  { value: '北师大版', year: 2024, lessons: 127 },
  { value: '江苏凤凰教育出版社', year: null, lessons: 96 },
  { value: '青岛出版社（五·四学制）', year: 2013, lessons: 71 },
];
const units = [
  unit('第一单元 四则运算', 'Unit 1: The four operations', 6),
  unit('第二单元 观察物体（二）', 'Unit 2: Looking at objects from different sides (2)', 4),
  unit('第三单元 运算律', 'Unit 3: Laws of operations', 9),
  unit('第四单元 小数的意义和性质', 'Unit 4: What decimals mean, and their properties', 14),
  unit('第五单元 三角形', 'Unit 5: Triangles', 8),
];

/** Level by level, as many as a real catalogue has; a book's last unit holds the lessons of the page. */
const levels: readonly (readonly [Level, keyof CurriculumPlace, readonly Node[]])[] = [
  ['stage', 'stage', ['primary', 'junior', 'senior'].map((value, n) => ({ value, lessons: 21_403 - n * 5_920 }))],
  ['grade', 'grade', [1, 2, 3, 4, 5, 6].map((value) => ({ value, lessons: 3_212 + value * 57 }))],
  [
    'subject',
    'subject',
    ['chinese', 'mathematics', 'english', 'morality', 'science', 'music', 'art', 'sport', 'labour'].map((value, n) => ({
      ...{ value, lessons: 840 - n * 83 },
    })),
  ],
  ['edition', 'publisher', editions],
  ['volume', 'volume', ['upper', 'lower'].map((value, n) => ({ value, lessons: 64 + n * 4 }))],
  ['unit', 'units', units],
];

function nodesAt(at: CurriculumPlace): { level: Level; nodes: CurriculumNode[] } | null {
  const found = levels.find(([, key]) => at[key] === undefined);
  if (!found) return null;
  const [level, key, nodes] = found;
  return {
    level,
    nodes: nodes.map(
      (node): CurriculumNode => ({
        ...{ level, label: null, year: null, supersededByYear: null },
        ...node,
        at: {
          ...at,
          [key]: key === 'units' ? [node.value] : node.value,
          ...(key === 'publisher' && { year: node.year }),
        },
      }),
    ),
  };
}

function pathTo(at: CurriculumPlace): object[] {
  let here: CurriculumPlace = {};
  const path: object[] = [];
  for (const [, key] of levels) {
    if (at[key] === undefined) break;
    const chosen = key === 'units' ? at.units?.[0] : at[key];
    const node = nodesAt(here)?.nodes.find(
      ({ value, year }) => value === chosen && (key !== 'publisher' || year === (at.year ?? null)),
    );
    if (!node) break;
    path.push({ ...node, only: false });
    here = node.at;
  }
  return path;
}

const themes = [
  '品德教育',
  '生命与安全教育',
  '心理健康教育',
  '家庭教育',
  '经典阅读',
  '研学教育',
  '影视教育',
  '防疫教育',
  '校本课程 · 竹编',
];

/** As many as fit in so many minutes, of lessons that mostly last a quarter of an hour and more. */
const part = (minutes: number) => Math.min(1, Math.max(0, (minutes - 6) / 40));
const fittingOf = (lessons: number) => Array.from({ length: 61 }, (_, minute) => Math.round(lessons * part(minute)));
const countOf = (lessons: number, secondsMax?: number) =>
  secondsMax === undefined ? lessons : Math.round(lessons * part(secondsMax / 60));
const sumOf = (rows: readonly { readonly lessons: number }[]) => rows.reduce((sum, { lessons }) => sum + lessons, 0);
const MANY = 412;
const ofGrades: Readonly<Record<number, number>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => [n + 1, 12 + ((n * 7) % 11) * 5]),
);
const ofSubjects: Readonly<Record<string, number>> = {
  morality: 201,
  chinese: 96,
  science: 54,
  sport: 31,
  art: 18,
  music: 12,
};
type Asked = { readonly offset: number; readonly limit: number; readonly secondsMax?: number };

/** The curriculum, the collections and what came last, made up; `long`: there are many lessons of each. */
export function fakeBrowse(cards: () => readonly LessonCard[], ok: (value: unknown) => unknown) {
  const long = ({ offset, limit, secondsMax }: Asked, most = MANY) => {
    const all = cards();
    const every = all.length === 0 ? 0 : most;
    const total = countOf(every, secondsMax);
    const lessons = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, n) => {
      const card = all[(offset + n) % all.length];
      return card && { ...card, id: offset + n < all.length ? card.id : `${card.id}/${offset + n}` };
    });
    return { lessons, total, fitting: fittingOf(every) };
  };
  const places: Partial<Record<string, BrowsePlace>> = {};
  return {
    'library.place': ({ tab }: { tab: string }) => ok({ place: places[tab] ?? null }),
    'library.keepPlace': ({ place }: { place: BrowsePlace }) => {
      places[place.tab] = place;
      return ok({});
    },
    'library.browse': ({ at, ...asked }: Asked & { at: CurriculumPlace }) => {
      const here = nodesAt(at);
      const path = pathTo(at);
      if (!here) return ok({ at, path, level: 'lesson', nodes: [], ...long(asked) });
      const nodes = here.nodes.map((node) => ({ ...node, lessons: countOf(node.lessons, asked.secondsMax) }));
      return ok({ at, path, level: here.level, nodes, lessons: [], total: 0, fitting: fittingOf(sumOf(here.nodes)) });
    },
    'library.themes': ({ secondsMax }: { secondsMax?: number }) => {
      const all = cards().length === 0 ? [] : themes.map((name, n) => ({ name, lessons: 1_204 - n * 131 }));
      const counted = all.map(({ name, lessons }) => ({ name, lessons: countOf(lessons, secondsMax) }));
      return ok({ themes: counted, fitting: fittingOf(sumOf(all)) });
    },
    'library.theme': ({ facets = {}, ...asked }: Asked & { facets?: ThemeFacets }) => {
      const page = long(asked, ofGrades[facets.grade ?? 0] ?? ofSubjects[facets.subject ?? 'none']);
      return ok({ ...page, facets: { grade: ofGrades, subject: ofSubjects } });
    },
    'library.recent': (asked: Asked) => {
      const page = long(asked);
      return ok({ ...page, lessons: page.lessons.map((card) => ({ ...card, addedUnixMs: nowUnixMs })) });
    },
  };
}
