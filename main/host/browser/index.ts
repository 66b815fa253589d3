// The body of the ports on plain Node and an installed Chromium, Chrome or Edge: pages over 127.0.0.1 behind a key,
// windows steered over Chromium's own pipe. The entry is main.ts; `doctor` and the tests come in through here.
export { type Chromium, launchChromium } from './chromium.ts';
export { chromiumFlags, sharedMemoryIsSmall } from './chromium-flags.ts';
export type { DevTools, DevToolsEvent } from './devtools.ts';
export { createDisplays } from './displays.ts';
export { type FoundChromium, findChromium, isRunnable } from './find-chromium.ts';
export { type BrowserHost, type BrowserHostOptions, createBrowserHost } from './host.ts';
export { placeWindow } from './placing.ts';
export { hasDisplay } from './run.ts';
export { attachToPage, type Target } from './targets.ts';
export { sendWebResponse, toWebRequest } from './web-request.ts';
