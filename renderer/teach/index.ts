// Teach: what console, panel and screen share while a class watches. The picture with its ink, the commands behind
// buttons and keys, transport and tools. Where they stand in the window is each view's own.
export * from './actions.ts';
export * from './bookmarks.ts';
export * from './CaptionsMenu.tsx';
export * from './EndDialog.tsx';
export * from './InkMarks.tsx';
export * from './InkTools.tsx';
export * from './LayoutButtons.tsx';
export * from './NextStops.tsx';
export * from './PlayMenu.tsx';
export * from './QuestionButton.tsx';
export * from './QuestionCard.tsx';
export * from './RatePicker.tsx';
export * from './Still.tsx';
export * from './StillPreparing.tsx';
export * from './state-words.ts';
export * from './stills.ts';
export * from './TeachPicture.tsx';
export * from './TeachTimeline.tsx';
export * from './teach-keys.ts';
export * from './VolumeControl.tsx';
