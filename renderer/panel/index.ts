// Panel: tools for a hand at the glass. One display, or a large screen that takes touch: while the lesson runs the
// picture fills it; when it stands, the picture steps aside for a dock on the side last touched.
export * from './DisplayAdvice.tsx';
export * from './Dock.tsx';
export * from './dock-side.ts';
export * from './PanelFoot.tsx';
export * from './PanelFrame.tsx';
export * from './PanelMore.tsx';
export * from './PanelView.tsx';
export * from './PrivateButton.tsx';
export * from './TestCard.tsx';
export * from './TestCardDialog.tsx';
export * from './tools-out.ts';
