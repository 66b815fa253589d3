import { isPublisher, publisherIn, standardYearIn, subjectIn } from '../../../../core/words/index.ts';

/** In 小学数学苏教版 the publisher is 苏教版. */
const ahead = /^.*(?:小学|初中|高中|年级|[上中下全]册|教科书|教材|课本|学年|年)/;
const subjectAhead = /^(?:语文|数学|英语|物理|化学|生物学?|历史|地理|音乐|美术|道德与法治|信息科技|信息技术|科学)/;

export type NamedEdition = { readonly publisher: string | null; readonly year: number | null };

export function editionIn(text: string): NamedEdition {
  // 译林版三年级起点 is what others write as 译林版（三年级起点）.
  const plain = text.replace(/版([一三]年级起[点始])/, '版（$1）');
  const found = publisherIn(plain);
  const name = found === null ? null : publisherAlone(found);
  const said = name === null || !isPublisher(name) ? houseIn(plain) : name;
  const year = /[（(]\s*(20\d\d)\s*年?(?:秋|春|新)?版?(?:审定)?\s*[）)]/.exec(text);
  const publisher = year === null ? said : (said?.replace(year[0], '') ?? null);
  return {
    publisher: publisher?.replaceAll('(', '（').replaceAll(')', '）') ?? null,
    year: standardYearIn(text) ?? (year === null || publisher === null ? null : Number(year[1])),
  };
}

function publisherAlone(found: string): string {
  const [han = ''] = /^\p{Script=Han}+/u.exec(found) ?? [];
  const withoutBook = han.replace(ahead, '');
  const isBehindBook = withoutBook !== han;
  const alone = withoutBook.replace(subjectAhead, '');
  // 科学粤教版 and 语文社版 begin with a subject of their own.
  const isOwn = !isBehindBook && subjectIn(han.slice(0, 2)) === 'science';
  return (isOwn || alone.length < 3 || alone === '社版' ? withoutBook : alone) + found.slice(han.length);
}

/** 人民教育出版社, where nobody says 人教版. */
function houseIn(text: string): string | null {
  return /\p{Script=Han}{2,12}出版社/u.exec(text)?.[0] ?? null;
}

/** The text without its publishers, whose names hold subjects: 教育科学出版社, 湖南美术出版社. */
export function withoutEdition(text: string): string {
  return text
    .replace(/版[一三]年级起[点始]/, '版')
    .replace(/\p{Script=Han}*出版社/gu, ' ')
    .replace(/\p{Script=Han}+版(?:[（(][^（()）]*[）)])*/gu, (found) => {
      const alone = publisherAlone(found);
      return isPublisher(alone) ? found.slice(0, found.length - alone.length) : found;
    });
}
