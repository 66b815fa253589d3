// Ink on the picture: takes pen, finger and mouse, shows strokes as they grow in every window, keeps them until
// main has them, and says where the lesson has marks. Drawn on canvases by hand: React renders nothing per point.
// The rules are in core/ink/SPEC.md; how the shells use it is told below.
/*
 * Once per window:
 *
 *   const store = createInkStore({
 *     main: inkMain(call, (name, hear) => listen(bridge, name, hear)),
 *     windowId,                                            // from window.hello
 *     channel: new BroadcastChannel(inkChannelName),
 *     wallClock: () => unixMs(wall()),
 *   });
 *   const tools = createInkTools({ eraserReturnsToPen: settings.eraserReturnsToPen });
 *   bridge.onState((state) => state === 'open' && store.retry());
 *
 * When the session changes:
 *
 *   store.choose({ teacherId, classId });                  // then load again
 *   await store.load({ kind: 'lesson', lessonId });        // or { kind: 'boards' }; again after a reconnect
 *   store.live.expect(otherFollowers);                     // how many other windows there are
 *
 * Over the picture (its parent is positioned and has exactly the picture's box):
 *
 *   <InkCanvas
 *     store={store} tools={tools}
 *     page={playing or fixing ? 'playing' : board ? board.pageId : store.pageAt(lesson.id, frameMiddleSeconds)}
 *     surfaces={[{ surface: 'explanation', rect }, { surface: 'screen', rect }]}   // topmost first, 0..1
 *     touchLocked={role === 'screen' && state.panelTouch === 'locked'}
 *     mouseDraws={role === 'console' ? pen tool chosen : settings.mouseDrawsOnScreen}
 *     heldAtSequence={frozen && role === 'screen' ? frozen.inkSequence : null}
 *     presentedSeconds={() => middle of the frame this window shows}
 *     onPenDown={(presentedSeconds) => call('session.command', { type: 'pause', reason: 'pen', presentedSeconds })}
 *   />
 *
 * Commands: store.undo(page), store.redo(page), each false where there was nothing to do; store.clear(page)
 * tells which deed that was, or null;
 * useCanUndo, useCanRedo, useInkTools, useInkMarks (timeline), useInkStatus ({ unsaved, trouble: code, road }).
 * `tools.hold('strokeEraser')` and `tools.release()` for the held key. `store.watch` tells of strokes, never points.
 */
export * from './hooks.ts';
export { InkCanvas } from './InkCanvas.tsx';
export { InkThumbnail } from './InkThumbnail.tsx';
export type { SurfaceRect } from './ink-view.ts';
export { inkChannelName } from './live-road.ts';
export { inkMain, planInkMain } from './main-road.ts';
export { type InkGround, inkFill, inkPalette, inkSteps } from './palette.ts';
export { createInkStore, type InkStore } from './store.ts';
export { createInkTools, type InkTool, type InkTools } from './tools.ts';
