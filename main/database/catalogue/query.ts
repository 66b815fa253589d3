import { folded, type Han } from '../../../core/search/index.ts';
import { gradeIn, type Subject, stageIn, subjectIn, volumeIn } from '../../../core/words/index.ts';
import { type FacetName, type Facets, facetNames } from './facets.ts';
import type { IndexReader } from './index-reader.ts';

/** A search taken apart: words that name a facet become chips, what is left is looked for in titles. */
export type Query = { readonly text: string; readonly facets: Facets; readonly chips: readonly Chip[] };
export type Chip = { readonly facet: FacetName; readonly words: string; readonly value: string };

/** Subjects are typed in pinyin too; only those that name nothing else. */
const subjectsByPinyin: Readonly<Record<string, Subject>> = {
  yuwen: 'chinese',
  shuxue: 'mathematics',
  yingyu: 'english',
  kexue: 'science',
  wuli: 'physics',
  huaxue: 'chemistry',
  shengwu: 'biology',
  lishi: 'history',
  dili: 'geography',
  yinyue: 'music',
  meishu: 'art',
  tiyu: 'sport',
};

/** `words` that are kept as text although they name a facet: the teacher took their chip away. */
export function parseQuery(typed: string, han: Han, index: IndexReader, kept: readonly string[] = []): Query {
  const rest: string[] = [];
  const chips: Chip[] = [];
  let facets: Facets = {};
  for (const words of typed
    .slice(0, 400)
    .split(/[\s\u3000]+/u)
    .filter(Boolean)) {
    const named = kept.includes(words) ? null : facetsIn(words, han, index);
    if (!named) rest.push(words);
    else {
      facets = { ...facets, ...named };
      for (const facet of facetNames) {
        const value = named[facet];
        if (value !== undefined) chips.push({ facet, words, value: String(value) });
      }
    }
  }
  return { text: rest.join(' '), facets, chips };
}

/** Only where the whole word names facets and nothing else: 四年级下册 does, 数学广角 does not. */
function facetsIn(words: string, han: Han, index: IndexReader): Facets | null {
  const plain = folded(words, han);
  const byPinyin = subjectsByPinyin[plain];
  if (byPinyin) return { subject: byPinyin };
  const isPublisher = plain.endsWith('版') && index.publishers.some((name) => folded(name, han).startsWith(plain));
  if (isPublisher) return { publisher: plain };
  return ofSchool(plain);
}

const GRADE = /^(?:[一二三四五六七八九]|\d{1,2})年级|^高[一二三]|^初[一二三]/;
const VOLUME = /^(?:上册|下册|全一册)/;
const STAGE = /^(?:小学|初中|高中)/;

/** 小学, 四年级, 数学 and 下册, one or more of them in a row. */
function ofSchool(plain: string): Facets | null {
  let facets: Facets = {};
  let rest = plain;
  while (rest !== '') {
    const [grade] = GRADE.exec(rest) ?? [];
    const [volume] = VOLUME.exec(rest) ?? [];
    const [stage] = STAGE.exec(rest) ?? [];
    const isSubject = SUBJECT.test(rest);
    if (grade && gradeIn(grade)) facets = { ...facets, grade: gradeIn(grade) ?? undefined };
    else if (volume) facets = { ...facets, volume: volumeIn(volume) ?? undefined };
    else if (stage) facets = { ...facets, stage: stageIn(stage) ?? undefined };
    else if (isSubject) facets = { ...facets, subject: subjectIn(rest) ?? undefined };
    else return null;
    rest = rest.slice((grade ?? volume ?? stage ?? rest).length);
  }
  return facets;
}

const SUBJECT =
  /^(?:语文|数学|英语|科学|道德与法治|思想政治|音乐|美术|艺术|体育与健康|体育|信息技术|信息科技|通用技术|劳动|物理|化学|生物学?|历史|地理|日语|俄语|书法)$/;
