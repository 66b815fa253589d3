// Films that are played while they are still converted: how far each is there, told to the class's session, and its
// pieces handed to windows. Nothing of it is kept: what the store gets is the whole film or none.
export { createGrowing, type Growing, type GrowingLesson, type Growth } from './growing.ts';
