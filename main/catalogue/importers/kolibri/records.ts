import { type Draft, lessonOrSkip, skipped } from '../gate.ts';
import type { Imported } from '../importer.ts';
import { localTextOf, shownText } from '../shown-text.ts';
import type { ChannelTold } from './channel.ts';
import { curriculumOf } from './curriculum.ts';
import { type FileRow, filesOf } from './files.ts';
import type { Storage } from './storage.ts';

export type NodeRow = {
  readonly id: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly parentId: string | null;
  readonly author: string | null;
  readonly owner: string | null;
  readonly licence: string | null;
  readonly licenceText: string | null;
  readonly language: string | null;
  readonly categories: string | null;
  readonly gradeLevels: string | null;
  readonly duration: number | null;
  readonly forTeachers: number | null;
};

/** What Lectern shows. Others become a lesson where they come with a video, a sound or a page of their own. */
const shownKinds = new Set(['video', 'audio', 'document']);
const daySeconds = 86_400;

/**
 * A node is a lesson under its own id, not under that of its content: the same video in two topics is two lessons, as
 * it is in Kolibri, and each stands in its unit. The channel's number and date are left out, because a new publication
 * that changes one node must not change all.
 */
export async function* lessonOf(
  node: NodeRow,
  rows: readonly FileRow[],
  channel: ChannelTold,
  storage: Storage,
): AsyncGenerator<Imported> {
  const topics = channel.topics.titlesTo(node.parentId);
  const id = node.id ?? '';
  const title = localTextOf(node.title ?? '');
  const position = [...topics, shownText(node.title ?? '') || id].join(' / ');
  if (!/^[A-Za-z0-9._:@-]{1,120}$/.test(id)) return yield skipped(position, 'badRecord', 'its id');
  if (title === null) return yield skipped(position, 'noTitle', id);
  const { files, links, shows, badNames } = await filesOf(rows, storage, node.forTeachers === 1);
  yield* badNames.map((name) => skipped(position, 'badName', name));
  if (!shows && !shownKinds.has(node.kind ?? '')) return yield skipped(position, 'notALesson', node.kind ?? '');
  const draft: Draft = {
    id,
    title,
    summary: localTextOf(node.description ?? '', 2000),
    ...curriculumOf({ ...node, channelName: channel.name, topics }),
    units: topics.slice(0, 12).flatMap((topic) => localTextOf(topic) ?? []),
    durationSeconds: isDuration(node.duration) ? node.duration : null,
    ...{ assets: [], cues: [], reviews: [] },
    themes: channel.name === '' ? [] : [channel.name],
    provenance: null,
    ...creditOf(node, channel.author),
    ...{ page: null, links, changedUnixMs: null, withdrawn: null },
  };
  yield lessonOrSkip(draft, files, position);
}

function isDuration(seconds: number | null): seconds is number {
  return seconds !== null && seconds > 0 && seconds <= daySeconds;
}

/** A licence that Kolibri calls Special Permissions says what it allows in words of its own. */
function creditOf({ licence, licenceText, author, owner }: NodeRow, channelAuthor: string) {
  const named = [shownText(licence ?? ''), shownText(licenceText ?? '')].filter((text) => text !== '');
  const people = [...new Set([shownText(author ?? ''), shownText(owner ?? '')])].filter((text) => text !== '');
  return {
    licence: shownText(named.join(': ')) || null,
    attribution: shownText(people.join(', ')) || channelAuthor || null,
  };
}
