/**
 * What a carrier gives a window, the same on every host: one request road, one event road. On Electron the
 * preload puts it on `window.lectern`; on the browser host renderer/bridge.ts builds it over a WebSocket.
 * Nothing generic lies behind it: main validates name, request and role of every call.
 */
export type Bridge = {
  /** Resolves to a `Result` as plain data; never rejects. */
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  /** Returns the way to stop listening. */
  readonly listen: (receive: (name: string, payload: unknown) => void) => () => void;
  /** The real path of a file dropped on the window; empty where the host has none to give. */
  readonly pathOf: (file: unknown) => string;
};
