import { numberOf } from '../../../../core/words/index.ts';
import { fold } from './names.ts';

/** Digits, Chinese numerals up to 99, and the halves of a book: 上 stands before 中 before 下, which their codes do not. */
const counted = /\d+|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]|[上中下](?=[册篇部集)])/g;
const halves = '上中下';

type Token = string | number;

/** 第2单元 before 第10单元, 第二单元 before 第十单元. The same on every system, whatever its language. */
export function sortNaturally<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, name: nameOf(item), tokens: tokensOf(nameOf(item)) }))
    .sort((one, other) => compareTokens(one.tokens, other.tokens) || compare(one.name, other.name))
    .map(({ item }) => item);
}

function tokensOf(name: string): readonly Token[] {
  const text = fold(name);
  const tokens: Token[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(counted)) {
    if (index > from) tokens.push(text.slice(from, index));
    tokens.push(halves.includes(found) ? halves.indexOf(found) : numberOf(found));
    from = index + found.length;
  }
  if (from < text.length) tokens.push(text.slice(from));
  return tokens;
}

/** Numbers before words. */
function compareTokens(one: readonly Token[], other: readonly Token[]): number {
  for (const [at, token] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    if (typeof token !== typeof against) return typeof token === 'number' ? -1 : 1;
    const order = compare(token, against);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compare(one: Token, other: Token): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
