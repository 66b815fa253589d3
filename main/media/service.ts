import type { ConvertRequest } from './convert.ts';
import type { CopyRequest } from './copies.ts';
import type { TextRequest } from './embedded-text.ts';
import type { PicturesRequest } from './even-pictures.ts';
import type { GreyFramesRequest } from './grey-frames.ts';
import type { Media } from './media.ts';
import type { PosterRequest } from './poster.ts';
import type { Probe } from './probe.ts';

export type Hooks = { readonly signal: AbortSignal; readonly onProgress: (part: number) => void };
type Plain<Request> = Omit<Request, 'signal' | 'onProgress'>;
type Path = { readonly path: string };

/** Every method of `Media` as plain data and hooks, so that it can be asked of another process. */
export const methodsOf = ({ idle, ...media }: Media) => ({
  tools: () => media.tools(),
  probe: ({ path }: Path, { signal }: Hooks) => media.probe(path, signal),
  frameTimes: ({ path }: Path, { signal }: Hooks) => media.frameTimes(path, signal),
  convert: (request: Plain<ConvertRequest>, hooks: Hooks) => media.convert({ ...request, ...hooks }),
  poster: (request: Plain<PosterRequest>, { signal }: Hooks) => media.poster({ ...request, signal }),
  text: (request: Plain<TextRequest>, { signal }: Hooks) => media.text({ ...request, signal }),
  greyFrames: (request: Plain<GreyFramesRequest>, { signal }: Hooks) => media.greyFrames({ ...request, signal }),
  idleProbe: ({ path }: Path, { signal }: Hooks) => idle.probe(path, signal),
  loudness: ({ path, film }: Path & { readonly film: Probe }, { signal }: Hooks) => idle.loudness(path, film, signal),
  scrubCopy: (request: Plain<CopyRequest>, { signal }: Hooks) => idle.scrubCopy({ ...request, signal }),
  lightCopy: (request: Plain<CopyRequest>, { signal }: Hooks) => idle.lightCopy({ ...request, signal }),
  remaster: (request: Plain<CopyRequest>, { signal }: Hooks) => idle.remaster({ ...request, signal }),
  strip: (request: Plain<PicturesRequest>, { signal }: Hooks) => idle.strip({ ...request, signal }),
  slides: (request: Plain<PicturesRequest>, { signal }: Hooks) => idle.slides({ ...request, signal }),
  idleConvert: (request: Plain<ConvertRequest>, { signal }: Hooks) => idle.convert({ ...request, signal }),
  idlePoster: (request: Plain<PosterRequest>, { signal }: Hooks) => idle.poster({ ...request, signal }),
});
export type Methods = ReturnType<typeof methodsOf>;

/** `id`: its progress is told, and it is called off, by that number. */
export type Asked = { readonly id: number; readonly request: unknown };
/** `threw`: a fault of ours, and not the end of the process, whose other work goes on. */
export type Answered = { readonly value: unknown } | { readonly threw: string };
export type Told = { readonly id: number; readonly part: number };

/** What a process does whose only work is media. Its caller is main, whose files these are. */
export function mediaService(
  media: Media,
  tell: (message: Told) => void,
): Readonly<Record<string, (asked: unknown) => Promise<unknown>>> {
  const running = new Map<number, AbortController>();
  const methods = Object.entries(methodsOf(media)).map(([name, method]) => {
    const answer = async (asked: unknown): Promise<unknown> => {
      const { id, request } = asked as Asked;
      const abort = new AbortController();
      running.set(id, abort);
      const hooks: Hooks = { signal: abort.signal, onProgress: (part) => tell({ id, part }) };
      try {
        return { value: await (method as (request: unknown, hooks: Hooks) => Promise<unknown>)(request, hooks) };
      } catch (error) {
        return { threw: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      } finally {
        running.delete(id);
      }
    };
    return [name, answer] as const;
  });
  return {
    ...Object.fromEntries(methods),
    async callOff(asked) {
      running.get((asked as Pick<Asked, 'id'>).id)?.abort();
      return null;
    },
  };
}
