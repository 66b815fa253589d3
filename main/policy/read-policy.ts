import { readFile } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import * as v from 'valibot';
import { defaultPolicy, Policy } from './schema.ts';

export type PolicyFault =
  | { readonly code: 'policyUnreadable'; readonly file: string; readonly detail: string }
  /** No JSON object in it: no key of the file counts. */
  | { readonly code: 'policyNotJson'; readonly file: string; readonly detail: string }
  /** The key counts as not set; the others do count. */
  | { readonly code: 'policyBadValue'; readonly file: string; readonly field: string; readonly detail: string }
  | { readonly code: 'policyUnknownKey'; readonly file: string; readonly field: string };

export type PolicyRead = { readonly policy: Policy; readonly faults: readonly PolicyFault[] };

type Surroundings = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
};

/** `--policy=FILE`, else LECTERN_POLICY, else where IT puts it on this system. `asked`: then it must be there. */
export function policyFile({ argv, env, platform }: Surroundings): { readonly file: string; readonly asked: boolean } {
  const named = argv.find((argument) => argument.startsWith('--policy='))?.slice('--policy='.length);
  const asked = named || env.LECTERN_POLICY;
  if (asked) return { file: asked, asked: true };
  return { file: usualFile(env, platform), asked: false };
}

function usualFile(env: Surroundings['env'], platform: NodeJS.Platform): string {
  if (platform === 'win32') return win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Lectern', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Lectern/policy.json';
  return posix.join('/etc', 'lectern', 'policy.json');
}

/** The policy, whatever the file is like: what is wrong is said by code and field, and good keys are kept. */
export async function readPolicy({ file, asked }: ReturnType<typeof policyFile>): Promise<PolicyRead> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const faults: PolicyFault[] = detail === 'ENOENT' && !asked ? [] : [{ code: 'policyUnreadable', file, detail }];
    return { policy: defaultPolicy, faults };
  }
  return parsePolicy(text, file);
}

function parsePolicy(text: string, file: string): PolicyRead {
  let found: unknown;
  try {
    // Editors of Windows put a byte order mark in front, which JSON does not know.
    found = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { policy: defaultPolicy, faults: [{ code: 'policyNotJson', file, detail }] };
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    return { policy: defaultPolicy, faults: [{ code: 'policyNotJson', file, detail: 'not an object' }] };
  }
  const faults: PolicyFault[] = [];
  const good: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(found)) {
    if (!Object.hasOwn(Policy.entries, field)) {
      faults.push({ code: 'policyUnknownKey', file, field });
      continue;
    }
    const read = v.safeParse(Policy.entries[field as keyof Policy], value);
    if (read.success) good[field] = read.output;
    else faults.push({ code: 'policyBadValue', file, field, detail: read.issues[0].message });
  }
  return { policy: v.parse(Policy, { ...defaultPolicy, ...good }), faults };
}
