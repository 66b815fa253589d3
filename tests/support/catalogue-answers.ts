import type { Databases } from '../../main/database/index.ts';

type Catalogue = Pick<Databases['catalogue'], 'run'>;

const searches = [
  '三角形',
  '数',
  'sanjiao',
  'sjx',
  '一单元',
  'shu',
  '五年级 数学',
  '人教版',
  'triangle',
  'trianlge',
  '分数的',
];

/** All that a catalogue can be asked, so that two of them can be held against each other. */
export async function answersOf(catalogue: Catalogue): Promise<unknown> {
  const found: unknown[] = [];
  for (const text of searches) {
    for (const facets of [{}, { secondsMax: 900 }, { subject: 'mathematics' }]) {
      const asked = { text, kept: [], facets };
      found.push({
        text,
        rows: await catalogue.run('lesson.search', { ...asked, context: { grade: 5 }, limit: 200 }),
        counts: await catalogue.run('lesson.count', asked),
      });
    }
  }
  return {
    found,
    all: await catalogue.run('lesson.count', { text: '', kept: [], facets: {} }),
    feeds: await catalogue.run('feed.list', {}),
    tree: await treeOf(catalogue, {}),
    short: await catalogue.run('browse', { at: {}, offset: 0, limit: 200, secondsMax: 900 }),
    themes: await themesOf(catalogue),
    recent: await catalogue.run('lesson.recent', { offset: 0, limit: 200 }),
    files: (await catalogue.run('file.list', {})).toSorted(),
    first: await catalogue.run('lesson.list', { limit: 200 }),
  };
}

async function treeOf(catalogue: Catalogue, at: object): Promise<unknown> {
  const { nodes, ...here } = await catalogue.run('browse', { at, offset: 0, limit: 200 });
  const below: unknown[] = [];
  for (const node of nodes) below.push({ node, tree: await treeOf(catalogue, node.at) });
  return { here, below };
}

async function themesOf(catalogue: Catalogue): Promise<unknown> {
  const all: unknown[] = [];
  const { themes, fitting } = await catalogue.run('theme.list', {});
  for (const { name, lessons } of themes) {
    const of = await catalogue.run('theme.lessons', { name, offset: 0, limit: 200, facets: {} });
    all.push({ name, lessons, of });
  }
  return { all, fitting };
}
