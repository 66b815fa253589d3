import type Sqlite from 'better-sqlite3';
import { ImportRefused } from '../importer.ts';
import { shownText } from '../shown-text.ts';
import { type Columns, text } from './columns.ts';

export type Topics = {
  /** The titles from the top down to the topic, without the root, which is the channel itself. */
  titlesTo(topicId: string | null): readonly string[];
};

type TopicRow = { readonly id: string | null; readonly parentId: string | null; readonly title: string | null };

/** The largest channels have some ten thousand. */
const topicsMax = 200_000;
/** Kolibri's trees have up to 10 levels; parents that stand in a circle have no end. */
const levelsMax = 20;

export function readTopics(db: Sqlite.Database, columns: Columns): Topics {
  const topics = new Map<string, { readonly parentId: string | null; readonly title: string }>();
  const rows = db
    .prepare(`SELECT ${text(columns, 'contentnode', 'id')}, ${text(columns, 'contentnode', 'parent_id', 'parentId')},
      ${text(columns, 'contentnode', 'title')} FROM content_contentnode AS contentnode WHERE kind = 'topic'`)
    .iterate() as IterableIterator<TopicRow>;
  for (const { id, parentId, title } of rows) {
    if (topics.size >= topicsMax) throw new ImportRefused('sourceTooLarge', `more than ${topicsMax} topics`);
    if (id !== null) topics.set(id, { parentId, title: shownText(title ?? '') });
  }
  return {
    titlesTo(topicId) {
      const titles: string[] = [];
      let topic = topics.get(topicId ?? '');
      for (let level = 0; topic !== undefined && topic.parentId !== null && level < levelsMax; level += 1) {
        titles.unshift(topic.title);
        topic = topics.get(topic.parentId);
      }
      return titles.filter((title) => title !== '');
    },
  };
}
