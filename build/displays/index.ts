// Virtual displays: an X server with two outputs and a window manager, for machines without a screen.
// Tests, benchmarks and `npm start -- --virtual-displays` share it, so that all of them see the same desk.
// Outputs can be switched off and on again in the middle of anything.
export { type Output, startVirtualDisplays, type VirtualDisplays } from './virtual-displays.ts';
