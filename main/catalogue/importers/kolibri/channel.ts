import type Sqlite from 'better-sqlite3';
import { ImportRefused } from '../importer.ts';
import { shownText } from '../shown-text.ts';
import { type Columns, columnsOf, text } from './columns.ts';
import { readTopics, type Topics } from './topics.ts';

export type ChannelTold = {
  readonly columns: Columns;
  readonly name: string;
  readonly author: string;
  readonly topics: Topics;
};

const needed = [
  ['channelmetadata', 'name'],
  ...['id', 'title', 'kind', 'parent_id'].map((column) => ['contentnode', column]),
  ...['contentnode_id', 'preset'].map((column) => ['file', column]),
];

export function readChannel(db: Sqlite.Database): ChannelTold {
  const columns = columnsOf(db);
  const isMissing = ([table = '', column = '']: readonly string[]) => !columns.has(table, column);
  if (needed.some(isMissing)) throw new ImportRefused('sourceNotKnown', 'no channel of Kolibri');
  const told = db
    .prepare(`SELECT ${text(columns, 'channelmetadata', 'name')}, ${text(columns, 'channelmetadata', 'author')}
      FROM content_channelmetadata AS channelmetadata LIMIT 1`)
    .get() as { readonly name: string | null; readonly author: string | null } | undefined;
  return {
    columns,
    name: shownText(told?.name ?? ''),
    author: shownText(told?.author ?? ''),
    topics: readTopics(db, columns),
  };
}
