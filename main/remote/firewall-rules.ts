/**
 * The rules of Windows' firewall as the registry keeps them, one text each:
 *
 *   v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Private|LPort=27180|App=C:\…\Lectern.exe|Name=…|
 *
 * What is absent holds for all. Read there and not from `netsh`, whose words are in the language of the system.
 * (MS-FASP 2.2.19, "Firewall Rule: Grammar".)
 */
export type NetworkKind = 'Domain' | 'Private' | 'Public';

export type FirewallRule = {
  readonly allows: boolean;
  /** Lower case; null: any program. */
  readonly program: string | null;
  readonly hasPort: (port: number) => boolean;
  /** Null: in every kind of network. */
  readonly kinds: readonly NetworkKind[] | null;
};

const TCP = '6';
/** A rule with one of these is for a service, a store app or certain accounts: not for this program. */
const narrower = ['Svc', 'AppPkgId', 'LUAuth', 'LUOwn', 'Security', 'Security2', 'Security2_9', 'Security2_10'];

/** The rules for what comes in by TCP and are switched on, out of what `reg query` printed. */
export function readRules(printed: string, env: Readonly<Record<string, string | undefined>>): FirewallRule[] {
  return printed.split(/\r?\n/).flatMap((line) => {
    const text = /\sREG_SZ\s+(v\d[^\r\n]*)$/.exec(line)?.[1];
    return text ? ruleOf(text, env) : [];
  });
}

function ruleOf(text: string, env: Readonly<Record<string, string | undefined>>): FirewallRule[] {
  const fields = new Map<string, string[]>();
  for (const part of text.split('|').slice(1)) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    const name = part.slice(0, at);
    fields.set(name, [...(fields.get(name) ?? []), part.slice(at + 1)]);
  }
  const one = (name: string) => fields.get(name)?.[0];
  if (one('Active') !== 'TRUE' || one('Dir') !== 'In') return [];
  if (one('Protocol') !== undefined && one('Protocol') !== TCP) return [];
  if (narrower.some((name) => fields.has(name))) return [];
  const ports = [...(fields.get('LPort') ?? []), ...(fields.get('LPort2_10') ?? [])];
  return [
    {
      allows: one('Action') === 'Allow',
      program: one('App') === undefined ? null : withFolders(one('App') ?? '', env).toLowerCase(),
      hasPort: (port) => ports.length === 0 || ports.some((range) => holds(range, port)),
      kinds: (fields.get('Profile') as NetworkKind[] | undefined) ?? null,
    },
  ];
}

function withFolders(path: string, env: Readonly<Record<string, string | undefined>>): string {
  const names = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
  return path.replace(/%([^%]+)%/g, (whole, name: string) => names.get(name.toLowerCase()) ?? whole);
}

/** `27180` or `27180-27189`; words such as `RPC` are no ports of ours. */
function holds(range: string, port: number): boolean {
  const [from = Number.NaN, to = from] = range.split('-').map(Number);
  return port >= from && port <= to;
}

export type Judged =
  | { readonly code: 'open'; readonly ports: readonly number[] }
  | { readonly code: 'noRule' | 'ruleElsewhere' | 'ruleBlocks' };

/** Where `program` may be reached, of these ports, in the kinds of network that this PC is in; null: not known. */
export function judgeRules(
  rules: readonly FirewallRule[],
  wish: { readonly program: string; readonly ports: readonly number[]; readonly kinds: readonly NetworkKind[] | null },
): Judged {
  const program = wish.program.toLowerCase();
  const about = rules.filter((rule) => rule.program === null || rule.program === program);
  const here = ({ kinds }: FirewallRule) =>
    kinds === null || (wish.kinds?.every((kind) => kinds.includes(kind)) ?? false);
  const reachable = (port: number) => about.some((rule) => rule.allows && rule.hasPort(port));
  // In a network of unknown kind, a rule that forbids in any kind forbids here: nothing may be tried.
  const forbidden = (port: number) =>
    about.some(
      ({ allows, hasPort, kinds }) =>
        !allows &&
        hasPort(port) &&
        (kinds === null || wish.kinds === null || wish.kinds.some((one) => kinds.includes(one))),
    );
  const allowed = wish.ports.filter(reachable);
  if (allowed.length === 0) return { code: 'noRule' };
  const free = allowed.filter((port) => !forbidden(port));
  if (free.length === 0) return { code: 'ruleBlocks' };
  const open = free.filter((port) => about.some((rule) => rule.allows && rule.hasPort(port) && here(rule)));
  return open.length > 0 ? { code: 'open', ports: open } : { code: 'ruleElsewhere' };
}
