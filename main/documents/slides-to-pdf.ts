import { spawn } from 'node:child_process';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { basename, delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { endWithMain } from '../end-with-main.ts';

/** A large lesson of slides needs 20 s on an old PC. */
const CONVERT_MS = 180_000;
/** Below the class's picture. */
const NICENESS = 10;

type Surroundings = { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv };

const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: [
    'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
    'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe',
  ],
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
};

/** Null: not installed. */
export async function findOffice({ platform, env }: Surroundings): Promise<string | null> {
  const name = platform === 'win32' ? 'soffice.exe' : 'soffice';
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
  for (const path of [...onPath, ...(usual[platform] ?? [])]) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return null;
}

/**
 * What LibreOffice may do while it converts. Measured with 7.4: without this it fetches a picture that slides only link
 * to, and whoever made them sees when and where they are opened. Links are blocked, what gets round that asks a proxy
 * that is not there, and no macro runs, not even of a file that is believed.
 */
const rules = [
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Inet/Settings', 'ooInetProxyType', '2'],
  ...['HTTP', 'HTTPS'].flatMap((kind) => [
    ['Inet/Settings', `ooInet${kind}ProxyName`, '127.0.0.1'],
    ['Inet/Settings', `ooInet${kind}ProxyPort`, '9'],
  ]),
  ['Inet/Settings', 'ooInetNoProxy', ''],
] as const;

async function makeProfile(folder: string): Promise<string> {
  const items = rules.map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const spaces = [
    'xmlns:oor="http://openoffice.org/2001/registry"',
    'xmlns:xs="http://www.w3.org/2001/XMLSchema"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const profile = join(folder, 'office-profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items ${spaces.join(' ')}>${items.join('')}</oor:items>\n`;
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), text);
  return pathToFileURL(profile).href;
}

type Conversion = {
  readonly office: string;
  /** With the ending that tells LibreOffice what it is. */
  readonly input: string;
  /** This conversion's own, for the profile and what is made. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly timeMs?: number;
};
export type ConvertCode = 'conversionFailed' | 'conversionTooLong' | 'cancelled';

/**
 * Slides as a PDF, which is projected and drawn on inside Lectern. LibreOffice runs without a window, in a profile of
 * its own, and is ended with all that it started when it takes too long or Lectern ends.
 */
export async function slidesToPdf({
  office,
  input,
  folder,
  signal,
  timeMs = CONVERT_MS,
}: Conversion): Promise<Result<{ readonly path: string }, { readonly code: ConvertCode }>> {
  const output = join(folder, 'pdf');
  await mkdir(output, { recursive: true });
  const profile = await makeProfile(folder);
  const args = ['--headless', '--norestore', '--nolockcheck', '--nologo', `-env:UserInstallation=${profile}`];
  const ended = await run(office, [...args, '--convert-to', 'pdf', '--outdir', output, input], { signal, timeMs });
  if (ended !== 'worked') return fail({ code: ended });
  const path = join(output, `${basename(input, extname(input))}.pdf`);
  // It ends with 0 where it could make nothing of the file.
  const isMade = await access(path).then(
    () => true,
    () => false,
  );
  return isMade ? ok({ path }) : fail({ code: 'conversionFailed' });
}

function run(
  program: string,
  args: readonly string[],
  { signal, timeMs }: { readonly signal: AbortSignal; readonly timeMs: number },
): Promise<'worked' | ConvertCode> {
  if (signal.aborted) return Promise.resolve('cancelled');
  return new Promise((resolve) => {
    // soffice is a starter of the program that works: on its own it would be ended and the work go on.
    const ownGroup = process.platform !== 'win32';
    // No display, so that nothing it may ask is ever a window; UTF-8, so that it reads paths as we write them.
    const { DISPLAY: _, WAYLAND_DISPLAY: __, LANG: ___, ...kept } = process.env;
    const env = process.platform === 'linux' ? { ...kept, LC_ALL: 'C.UTF-8' } : process.env;
    const child = spawn(program, args, { stdio: 'ignore', windowsHide: true, detached: ownGroup, env });
    const { pid } = child;
    let why: ConvertCode = 'conversionFailed';
    const end = (code: ConvertCode) => {
      why = code;
      if (pid === undefined) return;
      try {
        if (ownGroup) process.kill(-pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    };
    const letGo = pid === undefined ? () => undefined : endWithMain(-pid);
    if (pid !== undefined) behind(pid);
    const cancel = () => end('cancelled');
    const timer = setTimeout(() => end('conversionTooLong'), timeMs);
    signal.addEventListener('abort', cancel, { once: true });
    const done = (worked: boolean) => {
      clearTimeout(timer);
      letGo();
      signal.removeEventListener('abort', cancel);
      resolve(worked ? 'worked' : why);
    };
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}

function behind(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It has ended already, or the system lets nobody choose.
  }
}
