import type { Bell, Period } from './timetable.ts';

/** One row of a sheet or of text copied from one; `row` is where a person finds it. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

export type TableReading = {
  readonly layout: 'grid' | 'list' | 'classes';
  readonly periods: readonly Period[];
  readonly bells: readonly Bell[];
  /** The header's cells with what each was taken for: a day, or a column's meaning. */
  readonly understood: readonly { readonly text: string; readonly means: string | null }[];
  readonly left: readonly { readonly row: number; readonly text: string }[];
};
