import type * as v from 'valibot';
import type { LinkedFile } from '../../../../core/words/index.ts';
import { fileOfEnding } from '../endings.ts';
import { shownText } from '../shown-text.ts';
import type { FileItem, Resource } from './shapes.ts';
import { localText } from './text.ts';

export type Link = v.InferInput<typeof LinkedFile>;

/** What a lesson's file is for: by the platform's name for it, else by its kind, else in the platform's own words. */
const rolesByName: ReadonlyMap<string, string> = new Map([
  ['视频课程', 'composite'],
  ['课堂录像', 'composite'],
  ['课堂实录', 'composite'],
  ['课件', 'slides'],
  ['教学课件', 'slides'],
  ['教学设计', 'teachingPlan'],
  ['学习任务单', 'taskSheet'],
  ['课后练习', 'exercises'],
]);
const rolesByKind: ReadonlyMap<string, string> = new Map([
  ['assets_video', 'composite'],
  ['micro_lesson_video', 'composite'],
  ['classroom_record', 'composite'],
  ['coursewares', 'slides'],
  ['lesson_plandesign', 'teachingPlan'],
  ['lesson_plan_design', 'teachingPlan'],
  ['assets_audio', 'audio'],
  ['assets_document', 'document'],
]);

export function mediaTypeOf(format: string | null | undefined): string | null {
  const ending = format ?? '';
  // A video in pieces: nothing that lies in a folder of anybody's.
  if (ending.toLowerCase() === 'm3u8') return 'application/vnd.apple.mpegurl';
  return fileOfEnding(ending)?.mediaType ?? null;
}

/** Lists say 0 where they do not know. */
export function bytesOf(size: number | null | undefined): number | null {
  return Number.isSafeInteger(size) && Number(size) > 0 ? Number(size) : null;
}

/** Null: it names no file that a person would open. */
export function linkTo(resource: Resource, role: string = roleOf(resource)): Link | null {
  const item = mainFile(resource.ti_items ?? []);
  if (item === null) return null;
  const title = localText({ plain: resource.title, global: resource.global_title });
  const name = title?.['zh-CN'] ?? title?.en ?? shownText(resource.custom_properties?.alias_name ?? '');
  const format = formatOf(item);
  // A playlist's own size is no video's.
  const size = format === 'm3u8' ? Number(required(item, 'total_size')) : item.ti_size;
  return { role, name: name || role, mediaType: mediaTypeOf(format), bytes: bytesOf(size) };
}

function roleOf({ title, resource_type_code: kind, custom_properties }: Resource): string {
  const alias = shownText(custom_properties?.alias_name ?? '', 60);
  const known = rolesByName.get(alias) ?? rolesByName.get(shownText(title ?? '', 60)) ?? rolesByKind.get(kind ?? '');
  return known ?? (alias || shownText(kind ?? '', 60) || 'document');
}

/** Beside the file itself stand its thumbnails, page images, captions made by machine and snippets of sound. */
const besides = /^(?:thumbnail|ai_|preview|remarks|superboard|ebook_mapping|image)|clip/;
const noFiles = new Set(['', 'folder', 'superboard']);

/** As the platform's own readers choose it: of a video the best quality, else the original, else the largest. */
function mainFile(items: readonly FileItem[]): FileItem | null {
  const files = items.filter((item) => !besides.test(item.ti_file_flag ?? '') && !noFiles.has(formatOf(item)));
  const videos = files.filter((item) => formatOf(item) === 'm3u8');
  const height = (item: FileItem) => Number(required(item, 'Height')) || 0;
  const flagged = (flag: string) => files.find((item) => item.ti_file_flag === flag);
  return (
    videos.toSorted((one, other) => height(other) - height(one))[0] ??
    files.find((item) => item.ti_is_source_file === true) ??
    flagged('source') ??
    flagged('href') ??
    flagged('pdf') ??
    files.toSorted((one, other) => (other.ti_size ?? 0) - (one.ti_size ?? 0))[0] ??
    null
  );
}

/** The file's own: the format that its record declares may be of an original that is no longer there. */
function formatOf({ ti_format, lc_ti_format, ti_storages }: FileItem): string {
  const ending = /\.([a-z0-9]{2,5})(?:\?|$)/i.exec(ti_storages?.find((address) => address !== '')?.slice(-300) ?? '');
  return (ti_format || lc_ti_format?.split('/').at(-1) || ending?.[1] || '').toLowerCase();
}

function required(item: FileItem, name: string): string | null {
  const value = item.custom_properties?.requirements?.find((one) => one.name === name)?.value ?? null;
  return value === null ? null : String(Array.isArray(value) ? value[0] : value).slice(0, 20);
}
