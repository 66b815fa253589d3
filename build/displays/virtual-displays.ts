import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProgram, type Program, readProgram, startProgram } from './programs.ts';
import { startXorg } from './xorg.ts';

export type Output = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type VirtualDisplays = {
  /** The value of DISPLAY, such as ':3'. */
  readonly name: string;
  /** For the programs that shall appear there: the given environment with DISPLAY set. */
  readonly environment: NodeJS.ProcessEnv;
  readonly outputs: readonly Output[];
  switchOff(index: number): Promise<void>;
  switchOn(index: number): Promise<void>;
  /** The second output shows what the first one shows, or stands beside it again. */
  mirror(mirrored: boolean): Promise<void>;
  /** A PNG of one output, or of all side by side. */
  screenshot(file: string, index?: number): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  readonly outputs?: readonly { readonly width: number; readonly height: number }[];
  readonly environment?: NodeJS.ProcessEnv;
};

const fullHd = { width: 1920, height: 1080 };

function sideBySide(sizes: readonly { readonly width: number; readonly height: number }[]): Output[] {
  let x = 0;
  return sizes.map(({ width, height }) => {
    const output = { x, y: 0, width, height };
    x += width;
    return output;
  });
}

/** A mode line of 60 Hz: the dummy driver shows nothing, so only its size matters. */
function modeLine(name: string, { width, height }: Output): string[] {
  const clock = ((width + 160) * (height + 45) * 60) / 1e6;
  const horizontal = [width, width + 48, width + 80, width + 160];
  const vertical = [height, height + 3, height + 8, height + 45];
  return ['--newmode', name, clock.toFixed(2), ...[...horizontal, ...vertical].map(String)];
}

export async function startVirtualDisplays(options: Options = {}): Promise<VirtualDisplays> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-displays-'));
  const outputs = sideBySide(options.outputs ?? [fullHd, fullHd]);
  const programs: Program[] = [];
  const stop = async () => {
    for (const program of programs.toReversed()) await endProgram(program);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = await startXorg(folder);
    programs.push(server.program);
    const environment: NodeJS.ProcessEnv = { ...(options.environment ?? process.env), DISPLAY: server.name };
    delete environment.WAYLAND_DISPLAY;
    const xrandr = (...args: string[]) => readProgram('xrandr', args, environment);
    for (const [index, output] of outputs.entries()) {
      const mode = `lectern-${output.width}x${output.height}`;
      await xrandr(...modeLine(mode, output)).catch(ignoreKnownMode);
      await xrandr('--addmode', `DUMMY${index}`, mode);
    }
    const away = new Set<number>();
    // All that are on are put in their places: the server moves what is left when the first one goes.
    const allOn = () => outputs.flatMap((_, index) => (away.has(index) ? [] : switchOnArguments(index, outputs)));
    await xrandr(...allOn());
    // Chromium learns of the outputs from the server's cache, which a plain query refreshes.
    await xrandr();
    programs.push(startProgram('openbox', ['--sm-disable'], { env: environment, stdio: 'ignore' }));
    await windowManagerReady(environment);
    return {
      name: server.name,
      environment,
      outputs,
      async switchOff(index) {
        away.add(index);
        await xrandr('--output', `DUMMY${index}`, '--off');
      },
      async switchOn(index) {
        away.delete(index);
        await xrandr(...allOn());
        await xrandr();
      },
      async mirror(mirrored) {
        await xrandr(...(mirrored ? ['--output', 'DUMMY1', '--same-as', 'DUMMY0'] : allOn()));
        await xrandr();
      },
      screenshot: (file, index) => screenshot(file, server.name, index === undefined ? whole(outputs) : outputs[index]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function switchOnArguments(index: number, outputs: readonly Output[]): string[] {
  const output = outputs[index];
  if (output === undefined) throw new Error(`there is no output ${index}`);
  const mode = `lectern-${output.width}x${output.height}`;
  const primary = index === 0 ? ['--primary'] : [];
  return ['--output', `DUMMY${index}`, '--mode', mode, '--pos', `${output.x}x${output.y}`, ...primary];
}

function ignoreKnownMode(error: Error): string {
  if (/BadName|already exists/.test(error.message)) return '';
  throw error;
}

/** The root window names its manager once it manages. */
async function windowManagerReady(environment: NodeJS.ProcessEnv): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const names = await readProgram('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], environment).catch(() => '');
    if (/window id # 0x[0-9a-f]+/.test(names)) return;
    if (performance.now() > deadline) throw new Error('openbox did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function whole(outputs: readonly Output[]): Output {
  return {
    x: 0,
    y: 0,
    width: Math.max(...outputs.map((output) => output.x + output.width)),
    height: Math.max(...outputs.map((output) => output.y + output.height)),
  };
}

async function screenshot(file: string, display: string, area: Output | undefined): Promise<void> {
  if (area === undefined) throw new Error('there is no such output');
  const size = `${area.width}x${area.height}`;
  const grab = ['-f', 'x11grab', '-draw_mouse', '0', '-video_size', size, '-i', `${display}+${area.x},${area.y}`];
  await readProgram('ffmpeg', ['-v', 'error', '-y', ...grab, '-frames:v', '1', file], process.env);
}
