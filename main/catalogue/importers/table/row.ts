import type { SkipCode } from '../importer.ts';

/** `row` counts as office programs do, from 1 and with the empty ones, so that a person finds it. */
export type Row =
  | { readonly kind: 'cells'; readonly row: number; readonly cells: readonly string[] }
  | { readonly kind: 'bad'; readonly row: number; readonly code: SkipCode; readonly detail: string };

export const rowsMax = 1_000_000;
/** An office program holds 32,767 characters in a cell. */
export const rowCharactersMax = 65_536;
