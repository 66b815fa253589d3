import type { Clock, Processes, ServiceProcess, Stop } from '../host/ports.ts';
import type { Media } from './media.ts';
import type { Answered, Asked, Hooks, Methods, Told } from './service.ts';

type Deps = { readonly processes: Processes; readonly entry: string; readonly clock: Clock };

/** Its own tables and grey pictures; ffmpeg has limits of its own. */
const memoryBytes = 512 * 1024 * 1024;
/** A Node that does nothing takes 40 MB of a PC that has 4 GB. */
const LINGER_MS = 60_000;

/**
 * Media in a process of its own: reading a hundred thousand packets and looking through a lesson's pictures hold up no
 * window, and what a file does to it does not reach main. It is there while something is asked of it and a minute longer.
 * A call that is called off is waited for, since only then is its output gone; one whose process dies is rejected, for
 * nothing was found out about the file.
 */
export function createMediaProcess({ processes, entry, clock }: Deps): Media & { stop(): Promise<void> } {
  let service: ServiceProcess | null = null;
  let lingering: Stop = () => undefined;
  let lastId = 0;
  const progress = new Map<number, (part: number) => void>();

  function begin(): ServiceProcess {
    lingering();
    if (service) return service;
    service = processes.start(entry, { memoryBytes, data: null });
    service.onMessage((message) => {
      const { id, part } = message as Told;
      progress.get(id)?.(part);
    });
    return service;
  }
  async function end(): Promise<void> {
    lingering();
    const ending = service;
    service = null;
    await ending?.stop();
  }
  async function ask<Name extends keyof Methods>(
    name: Name,
    request: Parameters<Methods[Name]>[0] | null,
    hooks: Partial<{ [Key in keyof Hooks]: Hooks[Key] | undefined }> = {},
  ): Promise<Awaited<ReturnType<Methods[Name]>>> {
    lastId += 1;
    const id = lastId;
    const asked = begin();
    progress.set(id, (part) => hooks.onProgress?.(part));
    const ended = async (error: unknown): Promise<never> => {
      // The next call begins with a new process at once, and not when this one would be started again.
      if (service === asked) await end();
      throw error;
    };
    const callOff = (): void => void asked.call('callOff', { id }).catch(() => undefined);
    try {
      const answer = asked.call(name, { id, request } satisfies Asked);
      if (hooks.signal?.aborted) callOff();
      hooks.signal?.addEventListener('abort', callOff, { once: true });
      const answered = (await answer.catch(ended)) as Answered;
      if ('threw' in answered) throw new Error(answered.threw);
      return answered.value as Awaited<ReturnType<Methods[Name]>>;
    } finally {
      hooks.signal?.removeEventListener('abort', callOff);
      progress.delete(id);
      if (progress.size === 0 && service) lingering = clock.after(LINGER_MS, () => void end());
    }
  }

  return {
    tools: () => ask('tools', null),
    probe: (path, signal) => ask('probe', { path }, { signal }),
    frameTimes: (path, signal) => ask('frameTimes', { path }, { signal }),
    convert: ({ signal, onProgress, ...request }) => ask('convert', request, { signal, onProgress }),
    poster: ({ signal, ...request }) => ask('poster', request, { signal }),
    text: ({ signal, ...request }) => ask('text', request, { signal }),
    greyFrames: ({ signal, ...request }) => ask('greyFrames', request, { signal }),
    idle: {
      probe: (path, signal) => ask('idleProbe', { path }, { signal }),
      loudness: (path, film, signal) => ask('loudness', { path, film }, { signal }),
      scrubCopy: ({ signal, ...request }) => ask('scrubCopy', request, { signal }),
      lightCopy: ({ signal, ...request }) => ask('lightCopy', request, { signal }),
      remaster: ({ signal, ...request }) => ask('remaster', request, { signal }),
      strip: ({ signal, ...request }) => ask('strip', request, { signal }),
      convert: ({ signal, onProgress: _, ...request }) => ask('idleConvert', request, { signal }),
      slides: ({ signal, ...request }) => ask('slides', request, { signal }),
      poster: ({ signal, ...request }) => ask('idlePoster', request, { signal }),
    },
    stop: end,
  };
}
