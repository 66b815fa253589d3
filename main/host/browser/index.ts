// The body of the ports on plain Node and an installed Chromium, Chrome or Edge: pages over 127.0.0.1 behind a key,
// windows steered over Chromium's own pipe. The entry is main.ts; `doctor` and the tests come in through here.
export { type Chromium, launchChromium } from './chromium.ts';
export { chromiumFlags, machineHasNoGpu, sharedMemoryIsSmall } from './chromium-flags.ts';
export { type DevTools, DevToolsError, type DevToolsEvent } from './devtools.ts';
export { createDisplays } from './displays.ts';
export { type FoundChromium, findChromium, isRunnable } from './find-chromium.ts';
export { type BrowserHost, type BrowserHostOptions, createBrowserHost } from './host.ts';
export { placeWindow, raiseWindow } from './placing.ts';
export { hasDisplay, runBrowserHost } from './run.ts';
export { attachToPage, type Target } from './targets.ts';
export { sendWebResponse, toWebRequest } from './web-request.ts';
