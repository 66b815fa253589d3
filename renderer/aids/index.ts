// Aids: what turns the class's eyes to one place. The enlarged picture, spotlight, curtain, magnifier, laser and the
// countdown; how a hand moves them, the same in every window while it moves, and the buttons that take them.
export { AidOptions } from './AidOptions.tsx';
export { AidOver } from './AidOver.tsx';
export { AidTools } from './AidTools.tsx';
export { type AidActions, aidActions } from './actions.ts';
export { type AidHand, type Aim, aidChannelName, createAidHand } from './aid-hand.ts';
export { useAim, useSeenLayout } from './seen.ts';
export { soundTimeUp } from './time-up.ts';
export { InkFrame, ZoomFrame } from './ZoomFrame.tsx';
