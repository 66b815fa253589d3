import { skipped } from '../gate.ts';
import type { Skipped } from '../importer.ts';
import { ImportRefused } from '../importer.ts';
import { jsonRecords } from '../json-records.ts';
import { readShape, Told } from './shapes.ts';
import type { Part } from './source.ts';

/** A record of the platform, and where it stands. */
export type Line = { readonly position: string; readonly told: Told };
export type Read = ({ readonly kind: 'told' } & Line) | Skipped;

/** Throws `ImportRefused` where the file is no list, or breaks off. */
export async function* recordsOf({ path, file }: Part): AsyncGenerator<Read> {
  for await (const record of jsonRecords(file)) {
    const position = `${path}#${record.index}`;
    if (record.kind === 'value') yield readTold(record.value, position);
    else yield skipped(position, record.kind === 'tooLarge' ? 'tooLarge' : 'badRecord', record.detail);
  }
}

/** As one part of many: a broken one costs itself, as a missing one does. */
export async function* recordsOfPart(part: Part): AsyncGenerator<Read> {
  try {
    yield* recordsOf(part);
  } catch (error) {
    if (!(error instanceof ImportRefused) || error.code === 'sourceUnreadable') throw error;
    yield skipped(part.path, 'badRecord', error.message);
  }
}

export function readTold(value: unknown, position: string): Read {
  const read = readShape(Told, value);
  if (!read.ok) return skipped(position, 'badRecord', read.error.detail);
  return { kind: 'told', position, told: read.value };
}
