import { findChromium, hasDisplay, isRunnable } from '../host/browser/index.ts';
import { createMedia } from '../media/index.ts';
import type { Machine } from './machine.ts';
import type { Texts } from './texts.ts';

export type Finding = { readonly state: 'good' | 'note' | 'bad'; readonly says: string };
export type Step = {
  readonly name: (texts: Texts) => string;
  readonly look: (machine: Machine, texts: Texts) => Promise<readonly Finding[]>;
};

const good = (says: string): Finding => ({ state: 'good', says });
const note = (says: string): Finding => ({ state: 'note', says });
const bad = (says: string): Finding => ({ state: 'bad', says });

/** better-sqlite3 13 wants Node 22, and its binaries are built for the N-API of that. */
const nodeMajorMin = 22;

export function hostOf({ environment, versions }: Machine): { kind: string; why: keyof Texts['why']; detail: string } {
  if (versions.electron !== null) return { kind: 'electron', why: 'packaged', detail: '' };
  const [why = '', ...detail] = (environment.LECTERN_HOST_WHY ?? '').split(' ');
  const known: readonly string[] = ['asked', 'noDisplay', 'installed', 'refused'];
  return {
    kind: environment.LECTERN_HOST_KIND ?? 'browser',
    why: known.includes(why) ? (why as keyof Texts['why']) : 'unknown',
    detail: detail.join(' '),
  };
}

const host: Step = {
  name: (texts) => texts.host,
  async look(machine, texts) {
    const { kind, why, detail } = hostOf(machine);
    return [good(`${texts.hostIs(kind)}: ${texts.why[why]}${detail.trim() === '' ? '' : ` (${detail.trim()})`}`)];
  },
};

const node: Step = {
  name: (texts) => texts.node,
  async look({ versions }, texts) {
    const old = Number(versions.node.split('.')[0]) < nodeMajorMin;
    return [old ? bad(`${versions.node}; ${texts.nodeOld(String(nodeMajorMin))}`) : good(versions.node)];
  },
};

const browser: Step = {
  name: (texts) => texts.browser,
  async look(machine, texts) {
    const { platform, environment } = machine;
    const found = findChromium({ platform, environment, runnable: isRunnable });
    const needed = hostOf(machine).kind === 'browser';
    if (found === null) return [needed ? bad(texts.browserNone) : note(texts.browserNone)];
    // On Windows `--version` opens a window instead of printing.
    const version = platform === 'win32' ? null : await machine.read(found.path, ['--version']);
    return [good(version === null ? found.path : `${version.trim()} · ${found.path}`)];
  },
};

const sandbox: Step = {
  name: (texts) => texts.sandbox,
  async look({ platform, userId, file }, texts) {
    if (userId === 0) return [note(texts.sandboxRoot)];
    if (platform !== 'linux') return [good(texts.sandboxOn)];
    // Debian's switch is 0 where they are off; Ubuntu 24.04's is 1 where AppArmor restricts them.
    const off = file('/proc/sys/kernel/unprivileged_userns_clone')?.trim() === '0';
    const restricted = file('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1';
    return [off || restricted ? note(texts.sandboxRestricted) : good(texts.sandboxOn)];
  },
};

const ffmpeg: Step = {
  name: (texts) => texts.ffmpeg,
  async look({ environment, read }, texts) {
    const tools = await createMedia({ env: environment }).tools();
    if (!tools.ok) {
      const { detail } = tools.error as { readonly detail?: string };
      return [bad(texts.ffmpegNone(detail ?? 'ffmpeg'))];
    }
    const version = /version (\S+)/.exec((await read(tools.value.ffmpeg, ['-version'])) ?? '')?.[1];
    return [good(`${version ?? '?'} · ${tools.value.ffmpeg}`)];
  },
};

const displays: Step = {
  name: (texts) => texts.displays,
  async look({ platform, environment, read }, texts) {
    if (!hasDisplay(platform, environment)) return [note(texts.displaysNone)];
    const listed = platform === 'linux' ? await read('xrandr', ['--listactivemonitors']) : null;
    const names = [...(listed ?? '').matchAll(/^\s*\d+: \S+ (\d+)\/\d+x(\d+)\/\S+\s+(\S+)/gm)];
    if (names.length === 0) return [good(texts.displaysUnknown)];
    const said = names.map(([, width, height, name]) => `${name} ${width}×${height}`);
    return [good(texts.displaysAre(names.length, said.join(', ')))];
  },
};

const folders: Step = {
  name: (texts) => texts.folders,
  async look({ folders: paths, folder }, texts) {
    const look = async (name: string, path: string) => {
      const { exists, writable, freeBytes } = await folder(path);
      if (!writable) return bad(`${name}: ${path}: ${texts.folderLocked}`);
      const rest = [
        freeBytes === null ? null : texts.free((freeBytes / 1e9).toFixed(1)),
        exists ? null : texts.folderNew,
      ];
      return good([`${name}: ${path}`, ...rest.filter((part) => part !== null)].join(' · '));
    };
    return [await look(texts.folderShared, paths.shared), await look(texts.folderAccount, paths.account)];
  },
};

const policy: Step = {
  name: (texts) => texts.policy,
  async look({ policyFaults }, texts) {
    if (policyFaults.length === 0) return [good(texts.policyNone)];
    return policyFaults.map((fault) => bad(`${fault.file}: ${fault.code}${'field' in fault ? ` ${fault.field}` : ''}`));
  },
};

export const steps: readonly Step[] = [host, node, browser, sandbox, ffmpeg, displays, folders, policy];
