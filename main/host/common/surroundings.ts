import { homedir, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chooseFolders, policyFile, readPolicy } from '../../policy/index.ts';
import type { Paths } from '../ports.ts';
import type { Flags } from './flags.ts';
import type { StartOptions } from './start-app.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Surroundings = { readonly paths: Paths; readonly options: Omit<StartOptions, 'log'> };

/** What this PC, its IT and the command line say before anything is opened. `mainUrl`: the bundle, in out/main. */
export async function readSurroundings(flags: Flags, env: Environment, mainUrl: string): Promise<Surroundings> {
  const { platform } = process;
  const argv = flagsAsArguments(flags);
  const { policy, faults } = await readPolicy(policyFile({ argv, env, platform }));
  const folders = chooseFolders({ argv, env, platform, home: homedir(), account: userInfo().username, policy });
  return {
    paths: {
      shared: folders.shared,
      account: folders.account,
      resources: fileURLToPath(new URL('../resources', mainUrl)),
    },
    options: { policy, policyFaults: faults, backups: folders.backups, language: flags.language ?? null },
  };
}

/** main/policy reads `--name=value`; people also write `--name value`. */
function flagsAsArguments(flags: Flags): string[] {
  const named = { data: flags.data, lessons: flags.lessons, policy: flags.policy };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
}
