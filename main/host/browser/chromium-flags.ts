import { readdirSync, statfsSync } from 'node:fs';

export type ChromiumSettings = {
  readonly profile: string;
  /** The page of the first window; must not hold the secret: every account of the PC can read command lines. */
  readonly firstPage: string;
  readonly asRoot: boolean;
  readonly noGpu: boolean;
  readonly smallSharedMemory: boolean;
  /** Tests only: adds a debugging port beside the pipe; its number appears in the profile's DevToolsActivePort. */
  readonly debugPort: boolean;
  /** Tests only: headless with these screens, such as `{1920x1080}{1920x1080}`. */
  readonly headlessScreens: string | null;
};

export function chromiumFlags(settings: ChromiumSettings): string[] {
  return [
    `--user-data-dir=${settings.profile}`,
    // A pipe to this process alone; an open port would let every local program into the pages.
    '--remote-debugging-pipe',
    ...(settings.debugPort ? ['--remote-debugging-port=0'] : []),
    // A lesson plays, keeps its clock and draws also where its window is covered or was never clicked.
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    // A fresh profile that asks nothing, fetches nothing and keeps nothing in the system's key ring.
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
    // Pinch and swipe belong to the lesson; a bubble over the large screen does not.
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    // Windows come up full screen, are placed at once, and no "press Esc" lies over the large screen.
    '--kiosk',
    '--disable-features=Translate,MediaRouter,OptimizationHints,GlobalMediaControls,' +
      // 75 MB less with the next two lines (Chromium 156): no renderer kept in reserve, and no processes of their own
      // for sound, for a network that is 127.0.0.1 alone, and for starting those.
      'SpareRendererForSitePerProcess,AudioServiceOutOfProcess',
    '--enable-features=NetworkServiceInProcess2',
    // Only for uid 0, where Chromium's sandbox cannot start; --test-type takes away the warning bar (56 px).
    ...(settings.asRoot ? ['--no-sandbox', '--test-type'] : []),
    '--no-unsandboxed-zygote',
    // Without a GPU Chromium would draw through SwiftShader, which drops 40% of a video's frames (Chromium 156).
    ...(settings.noGpu ? ['--disable-gpu'] : []),
    ...(settings.smallSharedMemory ? ['--disable-dev-shm-usage'] : []),
    ...(settings.headlessScreens === null ? [] : ['--headless=new', `--screen-info=${settings.headlessScreens}`]),
    `--app=${settings.firstPage}`,
  ];
}

/** Linux without a graphics device, as in CI and on servers. */
export function machineHasNoGpu(platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return false;
  try {
    return !readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  } catch {
    return true;
  }
}

const SHARED_MEMORY_BYTES_MIN = 512 * 1024 * 1024;

export function sharedMemoryIsSmall(platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return false;
  try {
    const disk = statfsSync('/dev/shm');
    return disk.bsize * disk.blocks < SHARED_MEMORY_BYTES_MIN;
  } catch {
    return true;
  }
}
