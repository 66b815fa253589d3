import type { EventName, EventPayload } from '../../core/contract/index.ts';

/** Hears one of main's events; the answer stops it. */
export type Listen = <Name extends EventName>(name: Name, hear: (payload: EventPayload<Name>) => void) => () => void;
