import type { LessonCard } from '../../core/words/index.ts';

/** What the search box offers and where lessons say what was searched, made up. */
export function fakeFinding(cards: () => readonly LessonCard[], ok: (value: unknown) => unknown) {
  let searches = ['三角形的内角和', '分数 五年级', 'sjxnj'];
  return {
    'library.count': ({ text }: { text: string }) => {
      const found = cards().filter((card) => text !== '' && JSON.stringify(card.title).includes(text));
      // As many as a catalogue has: what there is to narrow by is wider than any window.
      const grade = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at + 1, (at * 37) % 19]));
      const subject = { mathematics: 214, physics: 61, science: 12, technology: 4 };
      const publisher = { 人教版: 120, 北师大版: 88, 苏教版: 47, '人教版（PEP）': 6 };
      return ok({
        ...{ lessons: found.length, bound: 'exactly' },
        facets: { stage: {}, grade, subject, publisher, volume: {} },
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
