import { join } from 'node:path';
import type { Paths } from '../ports.ts';

export type Folders = {
  /** Both lie under it: for tests, a stick, a PC where nothing else may be written. */
  readonly data?: string | undefined;
  readonly shared?: string | undefined;
  readonly account?: string | undefined;
};

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether this account may write there (making it if it has to). */
  readonly writable: (folder: string) => boolean;
};

/**
 * Where data lies. The flag's folders go before those of the environment (LECTERN_DATA), then the policy's, then
 * the system's own place. Lessons are the PC's and shared by its accounts; where this account may not write
 * there, it keeps its own.
 */
export function chooseFolders(flag: Folders, policy: Folders, machine: Machine): Pick<Paths, 'shared' | 'account'> {
  const { environment, writable } = machine;
  for (const folders of [flag, { data: environment.LECTERN_DATA }, policy]) {
    const account = folders.account ?? (folders.data ? join(folders.data, 'account') : undefined);
    const shared = folders.shared ?? (folders.data ? join(folders.data, 'shared') : undefined);
    if (account || shared) {
      const system = systemFolders(machine);
      const own = account ?? system.account;
      return { account: own, shared: shared ?? join(own, 'shared') };
    }
  }
  const system = systemFolders(machine);
  return { account: system.account, shared: writable(system.shared) ? system.shared : join(system.account, 'shared') };
}

function systemFolders({ platform, home, environment }: Machine): { shared: string; account: string } {
  if (platform === 'win32') {
    return {
      shared: join(environment.ProgramData ?? 'C:\\ProgramData', 'Lectern'),
      account: join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Lectern'),
    };
  }
  if (platform === 'darwin') {
    return { shared: '/Users/Shared/Lectern', account: join(home, 'Library', 'Application Support', 'Lectern') };
  }
  return {
    shared: '/var/lib/lectern',
    account: join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'lectern'),
  };
}
