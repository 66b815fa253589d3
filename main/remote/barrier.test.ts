import { describe, expect, test } from 'vitest';
import { createBarrier, type Run, remotePorts } from './barrier.ts';

const program = 'C:\\Program Files\\Lectern\\Lectern.exe';
const env = { ProgramFiles: 'C:\\Program Files' };

const printed = (...rules: readonly string[]) =>
  [
    '',
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules',
    ...rules.map((rule, n) => `    {00000000-0000-0000-0000-00000000000${n}}    REG_SZ    v2.31|${rule}|`),
    '',
  ].join('\r\n');

/** What a Windows with these rules, in networks of these kinds, would answer. */
function windows(
  rules: readonly string[] | null,
  { byGroup = null as string | null, kinds = '1' as string | null } = {},
) {
  const asked: string[] = [];
  const run: Run = async (name, args) => {
    asked.push(name);
    if (name === 'powershell') return kinds;
    return args[1]?.includes('Policies') ? byGroup : rules && printed(...rules);
  };
  return { look: createBarrier({ allowed: true, platform: 'win32', program, env, run }), asked };
}

const rule = (more: string, action = 'Allow') => `Action=${action}|Active=TRUE|Dir=In|Protocol=6|${more}|Name=Lectern`;

describe('where a phone could come in', () => {
  test('is not looked at where IT forbids remotes', async () => {
    const run: Run = () => Promise.reject(new Error('asked'));
    const look = createBarrier({ allowed: false, platform: 'win32', program, env, run });
    expect(await look()).toEqual({ barrier: 'byPolicy', ports: [] });
  });

  test('has no rule to look for beside Windows', async () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const look = createBarrier({ allowed: true, platform, program, env });
      expect(await look()).toEqual({ barrier: null, ports: remotePorts });
    }
  });

  test.each([
    ['for the program', [rule(`App=${program}`)]],
    ['for the program, by a folder’s name and in other letters', [rule('App=%programfiles%\\lectern\\LECTERN.EXE')]],
    ['for the port of all programs', [rule('LPort=27180')]],
    ['for a range of ports', [rule('LPort2_10=27000-28000')]],
    ['for all protocols', [`Action=Allow|Active=TRUE|Dir=In|App=${program}|Name=x`]],
    ['for this kind of network', [rule(`Profile=Domain|Profile=Private|App=${program}`)]],
  ])('is open by a rule %s', async (_, rules) => {
    expect(await windows(rules).look()).toMatchObject({ barrier: null });
  });

  test('is open on just the ports that the rules name', async () => {
    const { look } = windows([rule('LPort=27182|LPort=27185|LPort=80'), rule('LPort=27185', 'Block')]);
    expect(await look()).toEqual({ barrier: null, ports: [27_182] });
  });

  test('is open by a rule that came by group policy', async () => {
    const { look } = windows([], { byGroup: printed(rule(`App=${program}`)) });
    expect(await look()).toMatchObject({ barrier: null });
  });

  test.each([
    ['none', []],
    ['one that is off', [`Action=Allow|Active=FALSE|Dir=In|Protocol=6|App=${program}`]],
    ['one for what goes out', [`Action=Allow|Active=TRUE|Dir=Out|Protocol=6|App=${program}`]],
    ['one for UDP', [`Action=Allow|Active=TRUE|Dir=In|Protocol=17|App=${program}`]],
    ['one for another program', [rule('App=C:\\other.exe')]],
    ['one for other ports', [rule('LPort=80|LPort=RPC')]],
    ['one for a service or certain accounts', [rule(`App=${program}|Svc=x`), rule(`App=${program}|LUAuth=x`)]],
  ])('is closed where there is %s', async (_, rules) => {
    expect(await windows(rules).look()).toEqual({ barrier: 'noRule', ports: [] });
  });

  test('is closed where a rule forbids what another allows', async () => {
    const { look } = windows([rule(`App=${program}`), rule(`App=${program}`, 'Block')]);
    expect(await look()).toEqual({ barrier: 'ruleBlocks', ports: [] });
  });

  test.each([
    ['in a network of another kind', '0'],
    ['in two networks, one of another kind', '1\r\n0'],
    ['in a network of which nothing can be learnt', null],
  ])('is closed where the rule does not hold: %s', async (_, kinds) => {
    const { look } = windows([rule(`Profile=Private|App=${program}`)], { kinds });
    expect(await look()).toEqual({ barrier: 'ruleElsewhere', ports: [] });
  });

  test('is closed where the rules cannot be read', async () => {
    expect(await windows(null).look()).toEqual({ barrier: 'rulesUnread', ports: [] });
  });

  test('asks for the kind of network only where a rule hangs on it', async () => {
    const { look, asked } = windows([rule(`App=${program}`)]);
    await look();
    expect(asked).toEqual(['reg', 'reg']);
  });
});
