// Ink: what a stroke is, which page it belongs to, and what a page shows after all its records.
export * from './page.ts';
export * from './record.ts';
