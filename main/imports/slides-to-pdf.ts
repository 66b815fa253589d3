import { spawn } from 'node:child_process';
import { access, constants, mkdir, rename } from 'node:fs/promises';
import { basename, delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where LibreOffice is installed, slides and documents become a PDF too, so that they are projected and drawn on inside
 * Lectern. It runs without a window, in a profile of its own that knows no macros and no recent files, and is ended
 * when it takes too long: a large lesson of slides needs 20 s on an old PC.
 */
const CONVERT_MS = 180_000;

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

type Conversion = {
  readonly office: string;
  readonly input: string;
  /** With the ending that tells LibreOffice what it is. */
  readonly name: string;
  /** This import's own. */
  readonly folder: string;
  readonly signal: AbortSignal;
};

/** The path of the PDF, or null where LibreOffice made none. */
export async function slidesToPdf({ office, input, name, folder, signal }: Conversion): Promise<string | null> {
  const output = join(folder, 'pdf');
  await mkdir(output, { recursive: true });
  const profile = pathToFileURL(join(folder, 'office-profile')).href;
  const args = ['--headless', '--norestore', '--nolockcheck', `-env:UserInstallation=${profile}`];
  const ended = await run(office, [...args, '--convert-to', 'pdf', '--outdir', output, input], signal);
  if (!ended) return null;
  const made = join(output, `${basename(input, extname(input))}.pdf`);
  const path = join(output, `${basename(name, extname(name))}-made.pdf`);
  return rename(made, path).then(
    () => path,
    () => null,
  );
}

function run(program: string, args: readonly string[], signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    // soffice is a starter of the program that works: on its own it would be ended and the work go on.
    const ownGroup = process.platform !== 'win32';
    const child = spawn(program, args, { stdio: 'ignore', windowsHide: true, detached: ownGroup });
    const end = () => {
      if (child.pid === undefined) return;
      try {
        if (ownGroup) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    };
    const timer = setTimeout(end, CONVERT_MS);
    signal.addEventListener('abort', end, { once: true });
    const done = (worked: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(worked);
    };
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}
