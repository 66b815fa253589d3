// Desk: the light frame around finding and preparing: sidebar, notices, and the way from here to the class.
// Everything on it is the teacher's own; nothing of it is ever projected.
export * from './BackLine.tsx';
export * from './BringAll.tsx';
export * from './Desk.tsx';
export * from './filter.ts';
export * from './NoticeBar.tsx';
export type { DeskPlace } from './place.ts';
export * from './prepare.tsx';
export * from './project.ts';
