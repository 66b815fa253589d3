// The design system: tokens, and the small parts every view is made of. Knows nothing of lessons.
// No part carries a text of its own; callers bring the words.
// Look: light desk, dark stage; a view is one or the other, never both.
export * from './Button.tsx';
export * from './Dialog.tsx';
export { moved } from './drop-place.ts';
export * from './Field.tsx';
export * from './FileButton.tsx';
export * from './Icon.tsx';
export * from './IconButton.tsx';
export * from './icons.ts';
export * from './keep-focus.ts';
export * from './Menu.tsx';
export * from './Meter.tsx';
export * from './NameBox.tsx';
export * from './Rows.tsx';
export * from './Segmented.tsx';
export * from './Slider.tsx';
export * from './StateLine.tsx';
export * from './Tool.tsx';
export * from './useDragOrder.ts';
export * from './useMedia.ts';
