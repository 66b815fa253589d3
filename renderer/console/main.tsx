// Console: the teacher's window. The light desk while nothing is shown; the dark stage while a class watches a
// large screen of its own: picture, tools, transport, timeline, what comes next and what the class sees.
// With one display the stage is panel/'s.
import { unixMs } from '../../core/words/index.ts';
import { openWindow } from '../window/index.ts';
import { ConsoleApp } from './ConsoleApp.tsx';

await openWindow(<ConsoleApp />, () => unixMs(Date.now()));
