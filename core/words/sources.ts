/** Catalogues of others that can be taken in from this PC, by the names that the command calls them too. */
export const sourceKinds = ['smartedu', 'folder', 'kolibri', 'table'] as const;

/** What a column of a list of lessons can mean. */
export const columnMeanings = [
  ...(['title', 'titleEnglish', 'stage', 'grade', 'subject', 'edition', 'volume', 'unit', 'duration'] as const),
  ...(['teacher', 'school', 'region', 'team', 'theme', 'summary', 'id', 'licence', 'attribution', 'link'] as const),
  ...(['video', 'slides', 'teachingPlan', 'taskSheet', 'exercises', 'subtitles', 'audio', 'textbook'] as const),
  ...(['poster', 'file'] as const),
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];
