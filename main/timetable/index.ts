// The timetable of this PC: what was typed, imported or given by policy, kept in lessons.db. The one place that says
// which period runs, who teaches what next and how long is left; its law is core/timetable.
export { comingPeriods } from './coming.ts';
export { timetableHandlers } from './handlers.ts';
export { readFileAt as readTimetableFile } from './import-file.ts';
export { periodRunning } from './running.ts';
export { createTimetable, type TimetableService } from './timetable.ts';
export { createWeeks } from './week.ts';
