import type { LessonCard } from '../../core/words/index.ts';

/** What the search box offers and where lessons say what was searched, made up. */
export function fakeFinding(cards: () => readonly LessonCard[], ok: (value: unknown) => unknown) {
  let searches = ['三角形的内角和', '分数 五年级', 'sjxnj'];
  return {
    'library.count': ({ text }: { text: string }) => {
      const found = cards().filter((card) => text !== '' && JSON.stringify(card.title).includes(text));
      const grade: Record<string, number> = {};
      for (const card of found) if (card.grade !== null) grade[card.grade] = (grade[card.grade] ?? 0) + 1;
      return ok({
        ...{ lessons: found.length, bound: 'exactly' },
        facets: { stage: {}, grade, subject: {}, publisher: {}, volume: {} },
        fitting: Array.from({ length: 61 }, (_, at) => found.filter((one) => one.durationSeconds <= at * 60).length),
      });
    },
    'library.passages': ({ text }: { text: string }) => {
      const [card] = cards();
      const said = `我们把三个${text}撕下来，拼在一起，看看是什么${text}。`;
      const passage = (kind: string, atSeconds: number | null) => ({
        ...{ lesson: card, kind, text: said, atSeconds },
        ranges: [[5, 5 + text.length]],
      });
      const isSaid = cards().some(({ title }) => JSON.stringify(title).includes(text));
      const passages =
        card && isSaid ? [passage('subtitles', 41), passage('summary', null), passage('chapter', 72)] : [];
      return ok({ passages, more: false, complete: true });
    },
    'library.suggest': ({ text }: { text: string }) => {
      if (text === '') return ok({ searches, completions: [] });
      const titles = cards().map((card) => card.title['zh-CN'] ?? '');
      const found = titles.filter((title) => title.includes(text));
      const completions = found.map((title) => {
        const from = title.indexOf(text);
        return { text: title, ranges: [[from, from + text.length]] };
      });
      return ok({ searches: [], completions });
    },
    'library.meant': () => ok({ meant: '三角形' }),
    'library.searched': () => ok({}),
    'library.forgetSearches': () => {
      searches = [];
      return ok({});
    },
  };
}
