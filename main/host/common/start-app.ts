import type { Result } from '../../../core/words/index.ts';
import type { Host } from '../ports.ts';

/** The app as a host's entry sees it: `start` of main/app.ts with everything in it that is not the host's. */
export type StartApp = (host: Host) => Promise<Result<unknown, { readonly code: string; readonly detail?: string }>>;
