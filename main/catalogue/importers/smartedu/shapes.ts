import * as v from 'valibot';
import { fail, ok, type Result } from '../../../../core/words/index.ts';

/**
 * What the platform serves, as far as Lectern reads it. One shape for every record: books, textbooks, lessons and
 * the files inside them differ in which fields are filled, and any of these is left out or null somewhere. Fields
 * that are not named here are dropped, so a catalogue that grows new ones is read as before.
 */
const text = v.nullish(v.string());
const texts = v.nullish(v.array(v.string()));
const byLanguage = v.nullish(v.union([v.string(), v.object({ 'zh-CN': text, en: text })]));

export const Tag = v.object({ tag_id: text, tag_name: text, tag_dimension_id: text });
export type Tag = v.InferOutput<typeof Tag>;
const tags = v.nullish(v.array(Tag));

/** Some say `"720"`, some `["720"]`. */
const Requirement = v.object({ name: text, value: v.nullish(v.union([v.string(), v.number(), v.array(v.string())])) });

const FileItem = v.object({
  ti_file_flag: text,
  ti_format: text,
  lc_ti_format: text,
  ti_size: v.nullish(v.number()),
  ti_is_source_file: v.nullish(v.boolean()),
  ti_storages: texts,
  custom_properties: v.nullish(v.object({ requirements: v.nullish(v.array(Requirement)) })),
});
export type FileItem = v.InferOutput<typeof FileItem>;

export const Resource = v.object({
  id: text,
  title: text,
  global_title: byLanguage,
  resource_type_code: text,
  custom_properties: v.nullish(v.object({ alias_name: text })),
  ti_items: v.nullish(v.array(FileItem)),
});
export type Resource = v.InferOutput<typeof Resource>;

const Teacher = v.object({ id: text, name: text });

export const Told = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:@-]{1,120}$/)),
  title: text,
  global_title: byLanguage,
  description: text,
  global_description: byLanguage,
  resource_type_code: text,
  status: text,
  update_time: text,
  tag_list: tags,
  tag_paths: texts,
  teachmeterial_ids: texts,
  chapter_paths: texts,
  provider_list: v.nullish(v.array(v.object({ name: text }))),
  teacher_list: v.nullish(v.array(Teacher)),
  custom_properties: v.nullish(
    v.object({
      alias_name: text,
      format: text,
      size: v.nullish(v.number()),
      school_name: text,
      teachingmaterial_info: v.nullish(v.object({ id: text, title: text, tag_list: tags })),
    }),
  ),
  resource_custom_properties: v.nullish(v.object({ compound_node: text })),
  ti_items: v.nullish(v.array(FileItem)),
  relations: v.nullish(v.record(v.string(), v.nullish(v.array(Resource)))),
});
export type Told = v.InferOutput<typeof Told>;

/** `urls` is one string with commas for textbooks and an array for lesson books; a book's own index is an array. */
export const PartIndex = v.union([v.object({ urls: v.union([v.string(), v.array(v.string())]) }), v.array(v.string())]);

export function readShape<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Result<v.InferOutput<Schema>, { code: 'badRecord'; detail: string }> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : fail({ code: 'badRecord', detail: firstPath(parsed.issues[0]) });
}

/** Not the issue's message: it quotes what was found, which may be megabytes. */
function firstPath(issue: v.BaseIssue<unknown>): string {
  return (v.getDotPath(issue) ?? 'the record').slice(0, 200);
}
