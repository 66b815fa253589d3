// What the bodies of the ports share: the machine's clock, where the data lies, the headers of every response,
// the one way out, the listener of a remote, and the watch over service processes. Knows neither Electron nor a browser.
export * from './clock.ts';
export * from './deferred.ts';
export * from './flags.ts';
export * from './hearers.ts';
export * from './leaving.ts';
export { createLocalNetwork } from './local-network.ts';
export * from './response-headers.ts';
export * from './serve-process.ts';
export * from './service-main.ts';
export * from './start-app.ts';
export * from './supervise.ts';
export * from './surroundings.ts';
