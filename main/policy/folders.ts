import { posix, win32 } from 'node:path';
import type { Paths } from '../host/ports.ts';
import type { Policy } from './schema.ts';

export type Folders = Pick<Paths, 'shared' | 'account'> & {
  /** Null: beside each database. */
  readonly backups: Pick<Paths, 'shared' | 'account'> | null;
};

type Surroundings = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The account's name on this PC. */
  readonly account: string;
  readonly policy: Pick<Policy, 'dataFolder' | 'lessonsFolder' | 'backupsFolder'>;
};

/**
 * Where data lies. The first that says something decides:
 *
 *   store, catalogue, library.db   --data=     LECTERN_DATA      policy dataFolder      the system's usual place
 *   lessons.db, settings           --lessons=  LECTERN_LESSONS   policy lessonsFolder   (see below)
 *   backups                                                      policy backupsFolder   beside each database
 *
 * Whoever moves the data moves the teachers' work with it, each account in a folder of its own: where C: is
 * reset at every start, a profile on C: keeps nothing. The usual place is the account's own, because a folder
 * that every account may write to is made by an installer or by IT, not by the first account that starts.
 */
export function chooseFolders({ argv, env, platform, home, account, policy }: Surroundings): Folders {
  const { join, resolve } = platform === 'win32' ? win32 : posix;
  const flag = (name: string): string | undefined => {
    const value = argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
    return value ? resolve(value) : undefined;
  };
  const variable = (name: string): string | undefined => (env[name] ? resolve(env[name]) : undefined);

  const moved = flag('data') ?? variable('LECTERN_DATA') ?? policy.dataFolder ?? undefined;
  const ownFolder = folderName(account);
  const usual = usualFolders(platform, home, env, join);
  // Marks of one for the room are found again by every account, so their backups may not be one account's.
  const backupsIn = (folder: string, perAccount: boolean) => ({
    shared: join(folder, 'pc'),
    account: perAccount ? join(folder, 'accounts', ownFolder) : join(folder, 'room'),
  });
  const lessons = flag('lessons') ?? variable('LECTERN_LESSONS') ?? policy.lessonsFolder ?? undefined;
  return {
    shared: moved ?? usual.shared,
    account: lessons ?? (moved ? join(moved, 'accounts', ownFolder) : usual.account),
    backups: policy.backupsFolder === null ? null : backupsIn(policy.backupsFolder, lessons === undefined),
  };
}

function usualFolders(
  platform: NodeJS.Platform,
  home: string,
  env: Surroundings['env'],
  join: (...parts: string[]) => string,
): Pick<Folders, 'shared' | 'account'> {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
    const account = join(local, 'Lectern');
    return { shared: join(account, 'data'), account };
  }
  if (platform === 'darwin') {
    const account = join(home, 'Library', 'Application Support', 'Lectern');
    return { shared: join(account, 'data'), account };
  }
  const account = join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'lectern');
  return { shared: join(account, 'data'), account };
}

/** Account names may hold what a folder's name may not. */
function folderName(account: string): string {
  return account.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_') || '_';
}
