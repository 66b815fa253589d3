import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode, start } from './children.mjs';
import { installedElectron, rememberedRefusal, tryElectron } from './electron.mjs';
import { cache, out, readJson, root } from './places.mjs';
import { Refusal, say } from './say.mjs';

/** Whether a window can be opened here at all. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  if (platform !== 'linux') return true;
  return (environment.DISPLAY ?? '') !== '' || (environment.WAYLAND_DISPLAY ?? '') !== '';
}

const askedHost = (environment) =>
  ['electron', 'browser'].includes(environment.LECTERN_HOST) ? environment.LECTERN_HOST : null;

/** Why that host runs: a code, which `lectern doctor` says in the language of the machine. */
const reasons = {
  asked: () => 'LECTERN_HOST asks for it',
  noDisplay: () => 'there is no display here',
  installed: () => 'its program is installed',
  refused: (detail) => `Electron's program could not be had (${detail})`,
};

export const reasonOf = ({ why, detail }) => reasons[why](detail);

/** Without touching the network: what `lectern doctor` reports. */
export function hostThatWouldRun(environment = process.env, atUnixMs = Date.now()) {
  if (askedHost(environment) === 'browser') return { kind: 'browser', why: 'asked' };
  if (!hasDisplay(environment)) return { kind: 'browser', why: 'noDisplay' };
  const program = installedElectron();
  if (program !== null) return { kind: 'electron', why: 'installed', program };
  const version = readJson(join(root, 'node_modules/electron/package.json'))?.version;
  return { kind: 'browser', why: 'refused', detail: rememberedRefusal(version, atUnixMs) ?? 'not tried yet' };
}

/** Electron where its program is there or can be had, and there is a display for it; else the browser host. */
export async function chooseHost(node, { display, environment = process.env, atUnixMs = Date.now() }) {
  const asked = askedHost(environment);
  if (asked === 'browser') return { kind: 'browser', why: 'asked' };
  if (!display && asked === null) return { kind: 'browser', why: 'noDisplay' };
  const electron = await tryElectron(node, atUnixMs);
  if (electron.program !== undefined) return { kind: 'electron', why: 'installed', program: electron.program };
  if (asked === 'electron') throw new Refusal(`Electron could not be had: ${electron.why}.`);
  return { kind: 'browser', why: 'refused', detail: electron.why };
}

export function hostCommand(host, node, args) {
  const entry = join(out, 'main', `${host.kind}.js`);
  if (!existsSync(entry)) throw new Refusal(`${entry} is not there: the build lacks this host.`);
  if (host.kind === 'browser') return { program: node, args: [entry, ...args] };
  // Chromium's sandbox refuses to run as root; the console and doctor say that pages then run without it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { program: host.program, args: [...asRoot, root, ...args] };
}

/** Starts Lectern and stays until it ends. */
export async function launch({ node, environment, args }) {
  const virtual = args.includes('--virtual-displays');
  const rest = args.filter((argument) => argument !== '--virtual-displays');
  const display = virtual || hasDisplay(environment);
  const host = await chooseHost(node, { display, environment });
  say(`Lectern runs on the ${host.kind} host: ${reasonOf(host)}.`);
  say('Ctrl-C ends Lectern.');
  let { program, args: hostArgs } = hostCommand(host, node, rest);
  if (virtual) {
    const shots = join(cache, 'displays');
    hostArgs = [join(root, 'build/displays/main.ts'), shots, program, ...hostArgs];
    program = node;
  }
  const { ended } = start(program, hostArgs, { cwd: root, env: environment });
  return exitCode(await ended);
}
