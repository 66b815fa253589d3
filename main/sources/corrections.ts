import * as v from 'valibot';
import { Corrections, type SourceKind } from '../../core/contract/index.ts';
import type { ColumnMeaning } from '../../core/words/index.ts';
import type { readColumns } from '../catalogue/index.ts';

/** What an importer takes. Of folders the deeper one counts, so it comes later. */
export function rulesOf(kind: SourceKind, { folders, columns }: Corrections): unknown {
  if (kind === 'table') return columns;
  if (kind !== 'folder') return null;
  const depth = (under: string) => under.split('/').filter((name) => name !== '').length;
  return folders.toSorted((a, b) => depth(a.under) - depth(b.under));
}

/** Null where rules were given, to the command, that no window shows. */
export function correctionsOf(kind: SourceKind, rules: unknown): Corrections | null {
  const none = { folders: [], columns: [] };
  const told = { ...none, ...(kind === 'table' && { columns: rules }), ...(kind === 'folder' && { folders: rules }) };
  const parsed = v.safeParse(Corrections, rules === null ? none : told);
  return parsed.success ? parsed.output : null;
}

// The contract names the meanings for the windows, the importer for itself: this compiles while they are the same.
type Meaning = NonNullable<Awaited<ReturnType<typeof readColumns>>[number]['means']>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
true satisfies Same<Meaning, ColumnMeaning>;
