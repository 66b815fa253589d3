import { spawn } from 'node:child_process';
import fluent, { type FfmpegCommand } from 'fluent-ffmpeg';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { endWithMain } from '../end-with-main.ts';
import { startDeadline } from './deadline.ts';
import { giveWay, type ProcessFailure, runLimited } from './limited-process.ts';
import { type Environment, locate } from './locate.ts';
import { fileAddress, inputGuards } from './whitelist.ts';

export type FfmpegFailure = ProcessFailure | { readonly code: 'diskFull'; readonly detail: string };

export type FfmpegTools = {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** As the program prints it, such as `5.1.9-0+deb12u1`. */
  readonly version: string;
};

export type Conversion = {
  readonly input: string;
  /** Options of the input; the guards stand before them. */
  readonly inputOptions: readonly string[];
  readonly outputOptions: readonly string[];
  readonly output: string;
  /** How far the output's time line has come. */
  readonly onProgress?: (outputSeconds: number) => void;
  readonly outputBytesMax: number;
  readonly timeMs: number;
  /** Nobody waits for it: whatever else wants the processor gets it first. */
  readonly idle?: boolean;
  /** What a filter measured is among what is said. */
  readonly tells?: boolean;
  readonly signal?: AbortSignal | undefined;
};

export type Abilities = {
  readonly encoders: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
  /** ffmpeg 5.1 and newer: `-fps_mode` in the place of `-vsync`. */
  readonly fpsMode: boolean;
};

export type Inspection = {
  readonly path: string;
  readonly options: readonly string[];
  readonly onLine: (line: string) => void;
  readonly timeMs?: number;
  readonly idle?: boolean;
  readonly signal?: AbortSignal | undefined;
};

/** The only way Lectern runs ffmpeg and ffprobe. */
export type Ffmpeg = {
  tools(): Promise<Result<FfmpegTools, ProcessFailure>>;
  /** What this build of ffmpeg can do, to choose between two ways; nothing where ffmpeg is missing. */
  /** Null: it could not be asked just now. */
  abilities(): Promise<Abilities | null>;
  /** Runs ffprobe over one local file and hands over what it prints, line by line. */
  inspect(inspection: Inspection): Promise<Result<{ said: string }, ProcessFailure>>;
  convert(conversion: Conversion): Promise<Result<{ said: string }, FfmpegFailure>>;
};

const mebibytes = 1024 * 1024;
// Address space, of which decoders reserve more than they touch (an arena and a stack for each thread).
const inspectLimits = { timeMs: 120_000, memoryBytes: 2048 * mebibytes, outputBytes: 256 * mebibytes };
const convertMemoryBytes = 4096 * mebibytes;
// The largest single block ffmpeg may ask for: the bound that also exists on Windows and macOS.
const singleBlockBytes = 512 * mebibytes;
const stallMs = 120_000;

export function createFfmpeg(env: Environment, bundledFolder?: string): Ffmpeg {
  let found: Promise<Result<FfmpegTools, ProcessFailure>> | null = null;
  let able: Promise<Abilities | null> | null = null;
  const prlimit = process.platform === 'linux' ? locate('prlimit', undefined, env) : Promise.resolve(null);

  const tools = async () => {
    found ??= findTools(env, bundledFolder);
    const result = await found;
    // A program that was installed meanwhile is found at the next try.
    if (!result.ok) found = null;
    return result;
  };

  return {
    tools,
    async abilities() {
      const there = await tools();
      if (!there.ok) return null;
      able ??= listAbilities(there.value);
      const known = await able;
      // A busy PC did not answer in time: that is no answer, and it is asked again.
      if (known === null) able = null;
      return known;
    },
    async inspect({ path, options, onLine, timeMs = inspectLimits.timeMs, idle = false, signal }) {
      const there = await tools();
      if (!there.ok) return there;
      // fluent-ffmpeg's own ffprobe cannot be ended, has no bound on its output and drops packets and chapters.
      return runLimited({
        program: there.value.ffprobe,
        args: ['-hide_banner', '-v', 'error', ...inputGuards, ...options, fileAddress(path)],
        limits: { ...inspectLimits, timeMs },
        prlimit: await prlimit,
        idle,
        onLine,
        signal,
      });
    },
    async convert(conversion) {
      const there = await tools();
      if (!there.ok) return there;
      return runConversion(there.value.ffmpeg, conversion, await prlimit);
    },
  };
}

async function findTools(
  env: Environment,
  bundledFolder: string | undefined,
): Promise<Result<FfmpegTools, ProcessFailure>> {
  const [ffmpeg, ffprobe] = await Promise.all([
    locate('ffmpeg', env.LECTERN_FFMPEG, env, bundledFolder),
    locate('ffprobe', env.LECTERN_FFPROBE, env, bundledFolder),
  ]);
  if (ffmpeg === null || ffprobe === null) {
    return fail({ code: 'ffmpegMissing', detail: ffmpeg === null ? 'ffmpeg' : 'ffprobe' });
  }
  let version = '';
  const asked = await ask(ffmpeg, ['-version'], (line) => {
    version ||= /^ffmpeg version (\S+)/.exec(line)?.[1] ?? '';
  });
  if (!asked.ok) return asked;
  return ok({ ffmpeg, ffprobe, version });
}

async function listAbilities({ ffmpeg, version }: FfmpegTools): Promise<Abilities | null> {
  const [encoders, filters] = await Promise.all([
    listNames(ffmpeg, '-encoders', /^ [VAS][F.][S.][X.][B.][D.] (\w+) /),
    listNames(ffmpeg, '-filters', /^ [T.][S.][C.]? (\w+) /),
  ]);
  if (encoders === null || filters === null) return null;
  // Builds from a development branch have no number of this form, and are newer.
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? [];
  const fpsMode = major === undefined || Number(major) > 5 || (major === '5' && Number(minor) >= 1);
  return { encoders, filters, fpsMode };
}

async function listNames(ffmpeg: string, list: string, row: RegExp): Promise<ReadonlySet<string> | null> {
  const names = new Set<string>();
  const asked = await ask(ffmpeg, ['-hide_banner', list], (line) => {
    const name = row.exec(line)?.[1];
    if (name !== undefined) names.add(name);
  });
  return asked.ok ? names : null;
}

function ask(program: string, args: readonly string[], onLine: (line: string) => void) {
  return runLimited({ program, args, limits: { ...inspectLimits, timeMs: 10_000 }, prlimit: null, onLine });
}

/**
 * fluent-ffmpeg's `progress` event is not listened to: it makes the library run ffprobe on the input without our
 * whitelists. Options go in as separate arguments, never as one array: an array's entries are split at a space.
 */
function runConversion(
  program: string,
  conversion: Conversion,
  prlimit: string | null,
): Promise<Result<{ said: string }, FfmpegFailure>> {
  const { signal } = conversion;
  if (signal?.aborted) return Promise.resolve(fail({ code: 'cancelled', detail: '' }));
  return new Promise((resolve) => {
    const command = commandOf(program, conversion);
    const said: string[] = [];
    let ended: FfmpegFailure['code'] | null = null;
    let started = false;
    let letGo: () => void = () => undefined;
    const end = (code: FfmpegFailure['code']) => {
      ended ??= code;
      if (started) command.kill('SIGKILL');
    };
    const cancel = () => end('cancelled');
    signal?.addEventListener('abort', cancel, { once: true });
    const whole = startDeadline(conversion.timeMs, () => end('timeLimit'));
    const stall = startDeadline(stallMs, () => end('timeLimit'));
    const settle = (code: FfmpegFailure['code'] | null) => {
      whole.stop();
      stall.stop();
      letGo();
      signal?.removeEventListener('abort', cancel);
      const detail = said.join('\n');
      resolve(code === null ? ok({ said: detail }) : fail({ code, detail }));
    };
    command
      .on('start', () => {
        started = true;
        const pid = pidOf(command);
        if (ended !== null) command.kill('SIGKILL');
        else if (pid !== null) {
          letGo = endWithMain(pid);
          limitMemory(pid, prlimit);
          if (conversion.idle) giveWay(pid);
        }
      })
      .on('stderr', (line: string) => {
        const progress = /^([a-z_0-9]+)=\s*(\S*)$/.exec(line);
        if (progress === null) {
          if (line.trim() !== '') said.splice(0, Math.max(0, said.push(line.trim()) - 20));
          return;
        }
        stall.again();
        const microseconds = progress[1] === 'out_time_us' ? Number(progress[2]) : Number.NaN;
        if (Number.isFinite(microseconds)) conversion.onProgress?.(Math.max(0, microseconds / 1e6));
      })
      .on('end', () => settle(ended))
      .on('error', (error: Error) => {
        if (said.length === 0) said.push(error.message);
        settle(ended ?? (/No space left on device/.test(said.join('\n')) ? 'diskFull' : 'failed'));
      })
      .run();
  });
}

function commandOf(program: string, conversion: Conversion): FfmpegCommand {
  const loglevel = conversion.tells ? 'info' : 'error';
  const global = ['-nostdin', '-hide_banner', '-loglevel', loglevel, '-nostats', '-progress', 'pipe:2', '-y'];
  return fluent({ niceness: 10 })
    .setFfmpegPath(program)
    .input(fileAddress(conversion.input))
    .inputOptions(...global, '-max_alloc', String(singleBlockBytes), ...inputGuards, ...conversion.inputOptions)
    .output(fileAddress(conversion.output))
    .outputOptions(...conversion.outputOptions, '-fs', String(conversion.outputBytesMax));
}

function limitMemory(pid: number, prlimit: string | null): void {
  if (prlimit === null) return;
  const limits = [`--as=${convertMemoryBytes}`, '--core=0'];
  // A conversion that has ended by then has no pid to limit: nothing to say about it.
  spawn(prlimit, ['--pid', String(pid), ...limits], { stdio: 'ignore' }).on('error', () => undefined);
}

/** fluent-ffmpeg keeps its child in an untyped field. */
function pidOf(command: FfmpegCommand): number | null {
  if (!('ffmpegProc' in command)) return null;
  const child = command.ffmpegProc;
  if (typeof child !== 'object' || child === null || !('pid' in child)) return null;
  return typeof child.pid === 'number' ? child.pid : null;
}
