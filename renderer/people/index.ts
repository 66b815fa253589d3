// People: who teaches and which class sits here. Pickers used on the shelf, the lesson page and the console;
// marks, stop points and history belong to (teacher, class, lesson).
export * from './AddName.tsx';
export * from './ClassPicker.tsx';
export * from './choose.ts';
export * from './TeacherPicker.tsx';
