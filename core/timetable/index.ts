// The timetable's law: which period runs on a date and at a time of the wall, who teaches what next, what a person
// may change. Dates are civil, without a zone or a clock; main turns moments into them. Rules: SPEC.md.
export * from './bells.ts';
export * from './cell.ts';
export * from './change.ts';
export * from './civil.ts';
export * from './class-name.ts';
export * from './days.ts';
export * from './lookup.ts';
export * from './read-date.ts';
export * from './read-table.ts';
export type { TableRow } from './table-reading.ts';
export * from './take-reading.ts';
export * from './timetable.ts';
