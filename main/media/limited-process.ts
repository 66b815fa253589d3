import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { startDeadline } from './deadline.ts';

export type ProcessLimits = {
  readonly timeMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
};

export type ProcessFailure = {
  readonly code: 'ffmpegMissing' | 'failed' | 'timeLimit' | 'outputLimit' | 'cancelled';
  /** What the program said last on standard error. */
  readonly detail: string;
};

type Run = {
  readonly program: string;
  readonly args: readonly string[];
  readonly limits: ProcessLimits;
  /** Puts the memory limit on the program; null where the system has none to offer. */
  readonly prlimit: string | null;
  readonly idle?: boolean;
  readonly onLine: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
};

/** Runs a program line by line; it never outlives its limits or the signal. Answers what it said on stderr. */
export function runLimited(run: Run): Promise<Result<{ said: string }, ProcessFailure>> {
  if (run.signal?.aborted) return Promise.resolve(fail({ code: 'cancelled', detail: '' }));
  const [program, args] = withMemoryLimit(run);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    if (run.idle && child.pid !== undefined) giveWay(child.pid);
    let said = '';
    let printedBytes = 0;
    let ended: ProcessFailure['code'] | null = null;
    const end = (code: ProcessFailure['code']) => {
      ended ??= code;
      child.kill('SIGKILL');
    };
    const cancel = () => end('cancelled');
    const time = startDeadline(run.limits.timeMs, () => end('timeLimit'));
    run.signal?.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      printedBytes += chunk.length;
      if (printedBytes > run.limits.outputBytes) end('outputLimit');
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (ended === null) run.onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    child.on('error', () => {
      ended ??= 'ffmpegMissing';
    });
    child.on('close', (exitCode) => {
      time.stop();
      run.signal?.removeEventListener('abort', cancel);
      const code = ended ?? (exitCode === 0 ? null : 'failed');
      resolve(code === null ? ok({ said }) : fail({ code, detail: said.trim() }));
    });
  });
}

/** The lowest priority there is: on Windows the idle class, elsewhere 19, which also reads the disk last. */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended, or the system does not let us: then it runs as any other.
  }
}

function withMemoryLimit({ program, args, limits, prlimit }: Run): [string, readonly string[]] {
  if (prlimit === null) return [program, args];
  return [prlimit, [`--as=${limits.memoryBytes}`, '--core=0', '--', program, ...args]];
}
