// The one law that says whether background work may run now.
// Inputs are what is real so far: a lesson that is open, a period that runs. Metered line and battery come with what feeds them.
export { createQuiet, type Quiet, type QuietReason, type Urgency } from './quiet.ts';
