import { createHash } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Stop } from '../ports.ts';

/**
 * One Lectern for each account folder. The first one listens on a socket that only this account can reach; a
 * second one finds it alive, says so, and leaves. A file alone would not do: after a crash it would still be there.
 */
export type OneInstance = {
  /** Resolves to null when this is the first, else to the running one's address. */
  claim(): Promise<{ readonly runningAt: string } | null>;
  release(): void;
};

type Options = {
  readonly accountFolder: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  /** What the running one answers: its address. Called when a second one has come. */
  readonly onSecond: () => string;
};

const ANSWER_LIMIT_MS = 3000;
const TAKING_STALE_MS = 5000;
/** sun_path is 104 bytes on macOS, 108 on Linux. */
const SOCKET_PATH_MAX = 100;

export function createOneInstance({ accountFolder, platform, clock, onSecond }: Options): OneInstance {
  const path = socketPath(accountFolder, platform);
  let server: Server | null = null;

  function listen(): Promise<boolean> {
    const mine = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(onSecond());
    });
    return new Promise((resolve, reject) => {
      mine.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      );
      mine.listen({ path, readableAll: false, writableAll: false }, () => {
        if (platform !== 'win32') chmodSync(path, 0o600);
        server = mine;
        resolve(true);
      });
    });
  }

  /** What a living one answers; null where nobody listens any more. */
  function ask(): Promise<string | null> {
    return new Promise((resolve) => {
      const socket = connect(path);
      let answer = '';
      const late = clock.after(ANSWER_LIMIT_MS, () => socket.destroy());
      socket.setEncoding('utf8');
      socket.on('data', (text: string) => {
        answer += text;
      });
      socket.on('error', () => resolve(null));
      socket.on('close', () => {
        late();
        resolve(answer === '' ? null : answer);
      });
    });
  }

  /** The socket of one that was killed is cleared away, by one starter at a time: the other would remove a new one. */
  async function takeOver(): Promise<boolean> {
    const lock = lockFile(join(accountFolder, 'instance.taking'));
    if (!lock) return false;
    try {
      if ((await ask()) !== null) return false;
      rmSync(path, { force: true });
      return await listen();
    } finally {
      lock();
    }
  }

  return {
    async claim() {
      mkdirSync(accountFolder, { recursive: true, mode: 0o700 });
      for (let tries = 0; tries < 20; tries += 1) {
        if (await listen()) return null;
        const runningAt = await ask();
        if (runningAt !== null) return { runningAt };
        if (await takeOver()) return null;
        await new Promise<void>((resolve) => clock.after(100, resolve));
      }
      return { runningAt: '' };
    },
    release() {
      server?.close();
    },
  };
}

function lockFile(file: string): Stop | null {
  try {
    closeSync(openSync(file, 'wx'));
    return () => rmSync(file, { force: true });
  } catch {
    const age = ageMs(file);
    if (age !== null && age > TAKING_STALE_MS) rmSync(file, { force: true });
    return null;
  }
}

function ageMs(file: string): number | null {
  try {
    return performance.timeOrigin + performance.now() - statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

function socketPath(accountFolder: string, platform: NodeJS.Platform): string {
  const hash = createHash('sha256').update(accountFolder).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\lectern-${hash}`;
  const beside = join(accountFolder, 'instance.socket');
  return Buffer.byteLength(beside) <= SOCKET_PATH_MAX ? beside : join(tmpdir(), `lectern-${hash}.socket`);
}
