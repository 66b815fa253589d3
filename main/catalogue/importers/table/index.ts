// Lists of lessons as schools keep them: CSV from any office program, or the first sheet of an XLSX workbook, with a
// header in Chinese or English. `understandHeader` and `readHeader` say what each column was taken for, for a person
// to look at and to correct by a mapping; `table` streams the records.
export { type Meaning, meanings } from './columns.ts';
export { type HeaderReading, TableMapping, understandHeader } from './header.ts';
export { goodRows, readHeader, table } from './table.ts';
