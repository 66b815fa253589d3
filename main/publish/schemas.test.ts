import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LessonRecord } from '../../core/words/index.ts';
import { FeedIds, FeedIndex } from '../feeds/index.ts';
import { FeedDescription, WrittenLesson } from './index.ts';

// LECTERN_WRITE_SCHEMAS=1 writes them anew.
const schemas: Readonly<Record<string, [title: string, v.GenericSchema]>> = {
  index: ['targets/index.json: what a version of a feed consists of', FeedIndex],
  ids: ['targets/DIGEST.ids: which lessons a delta adds and removes', FeedIds],
  lesson: ['A lesson: one line of the details of a shard', LessonRecord],
  description: ['feed.json of the folder that `lectern feed build` reads', FeedDescription],
  written: ['A lesson of lessons.json or lessons.jsonl; any member of a lesson may stand beside these', WrittenLesson],
};

describe('the JSON Schemas of docs/feed', () => {
  test.each(Object.keys(schemas))('%s is what Lectern itself holds such a file against', (name) => {
    const [title, schema] = schemas[name] ?? [];
    const file = new URL(`../../docs/feed/${name}.schema.json`, import.meta.url);
    // Checks that JSON Schema cannot say (that at least one language is there) are said in docs/feed.md.
    const made = toJsonSchema(schema as v.GenericSchema, {
      errorMode: 'ignore',
      typeMode: 'input',
      target: 'draft-2020-12',
    });
    const text = `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...made }, null, 2)}\n`;
    if (process.env.LECTERN_WRITE_SCHEMAS) writeFileSync(file, text);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text));
  });
});
