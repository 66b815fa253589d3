import { openWindow } from '../window/index.ts';
import { ScreenApp } from './ScreenApp.tsx';

await openWindow(<ScreenApp />);
