// Screen: what is projected. The lesson, the ink and the captions, full screen, and nothing else ever;
// on a panel that takes touch also the dock of panel/.
// It has no controls of its own and never a cursor, unless the mouse was asked to draw.
import { unixMs } from '../../core/words/index.ts';
import { openWindow } from '../window/index.ts';
import { ScreenApp } from './ScreenApp.tsx';

await openWindow(<ScreenApp />, () => unixMs(Date.now()));
