import { execFile } from 'node:child_process';
import type { RemoteBarrier } from '../../core/contract/index.ts';
import { type FirewallRule, judgeRules, type NetworkKind, readRules } from './firewall-rules.ts';

/**
 * The ports that are tried, so that IT can name them in a rule. Below those that systems give out by themselves.
 */
export const remotePorts: readonly number[] = Array.from({ length: 10 }, (_, n) => 27_180 + n);

const ruleKeys = [
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules',
  // What came by group policy.
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\FirewallRules',
];
const LOOK_MS_MAX = 8000;

/** What a program printed; null where it could not be run or failed. */
export type Run = (program: string, args: readonly string[]) => Promise<string | null>;

export type Barrier = { readonly barrier: RemoteBarrier | null; readonly ports: readonly number[] };

type Deps = {
  readonly allowed: boolean;
  readonly platform: NodeJS.Platform;
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run?: Run;
};

/**
 * Whether a phone could come in, found by looking and never by trying: to listen where no rule is makes Windows ask
 * whoever sits there, before the class, what only IT can answer.
 */
export function createBarrier({ allowed, platform, program, env, run = runProgram }: Deps): () => Promise<Barrier> {
  return async () => {
    if (!allowed) return { barrier: 'byPolicy', ports: [] };
    if (platform !== 'win32') return { barrier: null, ports: remotePorts };
    const printed = await Promise.all(ruleKeys.map((key) => run('reg', ['query', key])));
    // The second key is there only where there is a group policy.
    if (printed[0] === null || printed[0] === undefined) return { barrier: 'rulesUnread', ports: [] };
    const rules = printed.flatMap((text) => (text === null ? [] : readRules(text, env)));
    const kinds = await kindsNeeded(rules, run);
    const judged = judgeRules(rules, { program, ports: remotePorts, kinds });
    return judged.code === 'open' ? { barrier: null, ports: judged.ports } : { barrier: judged.code, ports: [] };
  };
}

/** Asked only where a rule holds in some kinds of network alone: PowerShell takes a second to start. */
async function kindsNeeded(rules: readonly FirewallRule[], run: Run): Promise<readonly NetworkKind[] | null> {
  if (rules.every(({ kinds }) => kinds === null)) return null;
  const command = 'Get-NetConnectionProfile | ForEach-Object { [int]$_.NetworkCategory }';
  const printed = await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', command]);
  const kinds = (printed ?? '').split(/\s+/).flatMap((word): NetworkKind[] => {
    const kind = ({ '0': 'Public', '1': 'Private', '2': 'Domain' } as const)[word];
    return kind ? [kind] : [];
  });
  return kinds.length > 0 ? kinds : null;
}

function runProgram(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { timeout: LOOK_MS_MAX, windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error, printed) => resolve(error ? null : printed),
    );
  });
}
