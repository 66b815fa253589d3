import type { Result } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import type { Folders, Policy, PolicyFault } from '../../policy/index.ts';
import type { Host } from '../ports.ts';

export type StartOptions = {
  readonly policy: Policy;
  /** What of the policy file did not count; the app says it in its log and where IT looks. */
  readonly policyFaults: readonly PolicyFault[];
  readonly backups: Folders['backups'];
  /** From the command line; null: the account's setting decides. */
  readonly language: string | null;
  readonly log: Log;
};

/** main/app.ts `start`, as a host's entry sees it. */
export type StartApp = (
  host: Host,
  options: StartOptions,
) => Promise<Result<unknown, { readonly code: string; readonly detail?: string }>>;
