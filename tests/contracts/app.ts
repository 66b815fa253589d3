import { type Caller, type ChannelName, channels, type Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Respond } from '../../main/host/ports.ts';

export type TestApp = {
  readonly handlers: Handlers;
  readonly respond: Respond;
  /** Every call that passed the door. */
  readonly calls: { name: ChannelName; request: unknown; caller: Caller }[];
  readonly uploads: { path: string; bytes: number }[];
  /** Responses whose reader let go. */
  readonly cancelled: string[];
};

const settings = {
  language: 'zh-CN',
  eraserReturnsToPen: true,
  panelDock: true,
  dockSide: 'right',
  mouseDrawsOnScreen: false,
  captionSize: 'normal',
  captionPlace: 'foot',
  soundOutput: '',
  countdownSound: true,
} as const;

/** The smallest app that answers each kind of thing a window can ask. */
export function createTestApp(pageScript: string): TestApp {
  const calls: TestApp['calls'] = [];
  const uploads: TestApp['uploads'] = [];
  const cancelled: string[] = [];
  const answers: Partial<Record<ChannelName, (request: never, caller: Caller) => unknown>> = {
    'window.hello': (_request, caller) =>
      ok({
        ...{ host: 'fake', version: '0', settings, sandboxed: true, givesPaths: false, recoveries: [], ...caller },
      }),
    'people.addClass': ({ name }: { name: string }) => ok({ id: 'class-1', name }),
    'people.addTeacher': () => {
      throw new Error('a bug in a handler');
    },
    'displays.choose': () => fail({ code: 'displayGone' }),
    'library.search': ({ text }: { text: string }) => ok({ lessons: [], text }),
    'settings.change': (request: object) => ok({ ...settings, ...request }),
  };
  const handlers = Object.fromEntries(
    (Object.keys(channels) as ChannelName[]).map((name) => [
      name,
      async (request: unknown, caller: Caller) => {
        calls.push({ name, request, caller });
        return answers[name] ? answers[name](request as never, caller) : ok({});
      },
    ]),
  ) as unknown as Handlers;

  return {
    handlers,
    calls,
    uploads,
    cancelled,
    async respond(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/console' || pathname === '/screen') return page();
      if (pathname === '/assets/page.js')
        return new Response(pageScript, { headers: { 'content-type': 'text/javascript' } });
      if (pathname === '/media/range') return range(request);
      if (pathname === '/media/endless') return endless(() => cancelled.push(pathname));
      if (pathname.startsWith('/upload/')) {
        uploads.push({ path: pathname, bytes: (await request.arrayBuffer()).byteLength });
        return new Response('taken');
      }
      if (pathname === '/bug') throw new Error('a bug in respond');
      return new Response('not found', { status: 404 });
    },
  };
}

function page(): Response {
  const html =
    '<!doctype html><meta charset="utf-8"><title>讲台</title><script type="module" src="/assets/page.js"></script>';
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function range(request: Request): Response {
  const [, start = '0', end = '9'] = /bytes=(\d+)-(\d+)/.exec(request.headers.get('range') ?? '') ?? [];
  const text = '0123456789'.slice(Number(start), Number(end) + 1);
  return new Response(text, { status: 206, headers: { 'content-range': `bytes ${start}-${end}/10` } });
}

function endless(onCancel: () => void): Response {
  const chunk = new Uint8Array(64 * 1024);
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(chunk),
    cancel: onCancel,
  });
  return new Response(stream, { headers: { 'content-type': 'application/octet-stream' } });
}
