// The words every room shares: branded ids and units, the curriculum, lessons and their parts, typed results.
export * from './about.ts';
export * from './curriculum.ts';
export * from './curriculum-names.ts';
export * from './document.ts';
export * from './ids.ts';
export * from './lesson.ts';
export * from './lesson-length.ts';
export * from './record.ts';
export * from './result.ts';
export * from './sources.ts';
export * from './themes.ts';
export * from './units.ts';
