import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { type Imported, ImportRefused } from '../importer.ts';
import type { ChannelTold } from './channel.ts';
import { type Columns, number, text } from './columns.ts';
import type { FileRow } from './files.ts';
import { lessonOf, type NodeRow } from './records.ts';
import type { Storage } from './storage.ts';

type Row = NodeRow & FileRow & { readonly place: number };

/** Real nodes have up to some 30: a video with subtitles in every language. */
const filesMax = 200;
/** Of the join: a channel of 100,000 nodes has some 500,000. */
const rowsMax = 10_000_000;
/** SQLite answers at once, and main has windows to serve. */
const rowsAtOnce = 500;

/**
 * All nodes but topics, with their files beside them. One statement, so that SQLite joins by an index of its own where
 * the database brings none. The inner one sorts small rows only; `lft` is the order that the channel's author gave, as
 * `sort_order` may be null throughout, and where a nested set is broken it is still an order.
 */
function statementOf(columns: Columns): string {
  const has = (table: string, column: string) => columns.has(table, column);
  const order = has('contentnode', 'lft') ? 'lft, id' : 'id';
  const joins = [
    ['contentnode', 'lang_id', 'language'],
    // Before version 1 the licence had a table of its own, and the file no other.
    ['contentnode', 'license_id', 'license'],
    ['file', 'local_file_id', 'localfile'],
  ].filter(([table = '', column = '', joined = '']) => has(table, column) && has(joined, 'id'));
  const isJoined = (table: string) => joins.some(([, , joined]) => joined === table);
  const licence = isJoined('license') ? 'license' : 'contentnode';
  const stored = isJoined('localfile') ? 'localfile' : 'file';
  const node = (column: string, name = column) => text(columns, 'contentnode', column, name);
  return `SELECT ordered.place, ${[
    ...['id', 'kind', 'title', 'description', 'author', 'categories'].map((column) => node(column)),
    ...[node('parent_id', 'parentId'), node('license_owner', 'owner'), node('grade_levels', 'gradeLevels')],
    ...[number(columns, 'contentnode', 'duration'), number(columns, 'contentnode', 'coach_content', 'forTeachers')],
    text(columns, licence, 'license_name', 'licence'),
    text(columns, licence, 'license_description', 'licenceText'),
    isJoined('language') ? text(columns, 'language', 'lang_code', 'language') : 'NULL AS language',
    ...[text(columns, 'file', 'preset'), number(columns, 'file', 'priority'), number(columns, 'file', 'thumbnail')],
    text(columns, stored, stored === 'file' ? 'checksum' : 'id', 'md5'),
    text(columns, stored, 'extension'),
    number(columns, stored, 'file_size', 'bytes'),
  ].join(', ')}
  FROM (SELECT rowid AS place FROM content_contentnode WHERE kind IS NOT 'topic' ORDER BY ${order} LIMIT -1) AS ordered
  CROSS JOIN content_contentnode AS contentnode ON contentnode.rowid = ordered.place
  LEFT JOIN content_file AS file ON file.contentnode_id = contentnode.id
  ${joins.map(([table, column, to]) => `LEFT JOIN content_${to} AS ${to} ON ${to}.id = ${table}.${column}`).join(' ')}`;
}

export async function* lessonsOf(
  db: Sqlite.Database,
  channel: ChannelTold,
  storage: Storage,
): AsyncGenerator<Imported> {
  const rows = db.prepare(statementOf(channel.columns)).iterate() as IterableIterator<Row>;
  let node: Row | null = null;
  let files: FileRow[] = [];
  let count = 0;
  for (const row of rows) {
    if (row.place !== node?.place) {
      if (node !== null) yield* lessonOf(node, files, channel, storage);
      node = row;
      files = [];
    }
    if (row.preset !== null && files.length < filesMax) files.push(row);
    count += 1;
    if (count > rowsMax) throw new ImportRefused('sourceTooLarge', `more than ${rowsMax} rows`);
    if (count % rowsAtOnce === 0) await setImmediate();
  }
  if (node !== null) yield* lessonOf(node, files, channel, storage);
}
