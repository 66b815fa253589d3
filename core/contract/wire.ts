/**
 * The browser host's WebSocket, as both of its ends must agree on it. A call is `{ id, name, request }`, its answer
 * `{ id, result }`, an event `{ name, payload }`, each one text message of JSON.
 */
export const wire = {
  path: '/carrier',
  closeCodes: {
    /** Another page took this window's place (a duplicated tab): do not connect again. */
    replaced: 4001,
    /** A message that could not be read. */
    nonsense: 4002,
  },
} as const;

/** The names of the two roads between Electron's preload and main. */
export const ipc = { call: 'lectern.call', event: 'lectern.event' } as const;
export type Ipc = typeof ipc;
