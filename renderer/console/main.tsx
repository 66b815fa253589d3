import { openWindow } from '../window/index.ts';
import { ConsoleApp } from './ConsoleApp.tsx';

await openWindow(<ConsoleApp />);
