// Runs the projected lesson: the session and its clock, which window shows what, the way ink travels,
// and what is remembered of each teacher and class.
// Where pause is decided: core/session; here are only the deadlines that main's clock brings.
export { createAbility } from './ability.ts';
export { createBackKey } from './back-key.ts';
export { type Chosen, type Classroom, createClassroom } from './classroom.ts';
export { inkHandlers } from './ink-handlers.ts';
export { createLargeScreen, type LargeScreenService } from './large-screen.ts';
export { createLayoutMemory } from './layout-memory.ts';
export { lentScreenHandlers } from './lent-screen.ts';
export { createMemory, type Memory } from './memory.ts';
export { createPeople, type PeopleService, peopleHandlers } from './people.ts';
export { createSession, type Session } from './session.ts';
export { sessionHandlers } from './session-handlers.ts';
export { slideSeconds } from './session-lesson.ts';
export { createSettings, type SettingsService, settingsHandlers } from './settings.ts';
export { createStopKeeper, type KeptStop } from './stop-keeper.ts';
export { windowHandlers } from './window-handlers.ts';
