// Lesson: one lesson's own page on the desk. What it is, what it holds, where each class is in it, and Project.
// Renaming and taking off the shelf are here, and both can be undone.
export * from './LessonPage.tsx';
