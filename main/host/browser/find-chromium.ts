import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type FoundChromium = { readonly path: string; readonly product: 'chromium' | 'chrome' | 'edge' | 'named' };

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly runnable: (file: string) => boolean;
};

/**
 * An installed browser of Chromium's kind, or null. LECTERN_CHROMIUM names one outright (and then no other is
 * taken). Ubuntu's `chromium-browser` is a shell script that only says where the snap is; the snap itself cannot
 * pass a pipe through its confinement, so /snap/bin is left out.
 */
export function findChromium(machine: Machine): FoundChromium | null {
  const named = machine.environment.LECTERN_CHROMIUM;
  if (named) return machine.runnable(named) ? { path: named, product: 'named' } : null;
  return candidates(machine).find(({ path }) => machine.runnable(path)) ?? null;
}

function candidates({ platform, environment }: Machine): FoundChromium[] {
  if (platform === 'win32') return onWindows(environment);
  if (platform === 'darwin') return onMac(environment.HOME ?? '/');
  return onLinux(environment.PATH ?? '/usr/bin');
}

function onLinux(path: string): FoundChromium[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '' && !folder.startsWith('/snap'));
  const names: [string, FoundChromium['product']][] = [
    ['chromium', 'chromium'],
    ['google-chrome-stable', 'chrome'],
    ['google-chrome', 'chrome'],
    ['microsoft-edge-stable', 'edge'],
    ['microsoft-edge', 'edge'],
  ];
  const found = names.flatMap(([name, product]) => folders.map((folder) => ({ path: join(folder, name), product })));
  return [...found, { path: '/opt/google/chrome/chrome', product: 'chrome' }];
}

function onWindows(environment: Machine['environment']): FoundChromium[] {
  const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
  const tails: [string[], FoundChromium['product']][] = [
    [['Google', 'Chrome', 'Application', 'chrome.exe'], 'chrome'],
    [['Chromium', 'Application', 'chrome.exe'], 'chromium'],
    [['Microsoft', 'Edge', 'Application', 'msedge.exe'], 'edge'],
  ];
  return tails.flatMap(([tail, product]) =>
    roots.flatMap((root) => (root ? [{ path: [root, ...tail].join('\\'), product }] : [])),
  );
}

function onMac(home: string): FoundChromium[] {
  const names: [string, FoundChromium['product']][] = [
    ['Google Chrome', 'chrome'],
    ['Chromium', 'chromium'],
    ['Microsoft Edge', 'edge'],
  ];
  return names.flatMap(([name, product]) =>
    ['/Applications', `${home}/Applications`].map((folder) => ({
      path: `${folder}/${name}.app/Contents/MacOS/${name}`,
      product,
    })),
  );
}

/** For `runnable` on the real machine. Windows has no execute bit; a file is enough there. */
export function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    // A wrapper that is only the snap's signpost is a few hundred bytes that name it.
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
