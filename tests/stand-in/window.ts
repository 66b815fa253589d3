import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { type DevTools, type DevToolsEvent, placeWindow } from '../../main/host/browser/index.ts';
import { machineClock } from '../../main/host/common/index.ts';
import { appOrigin, mappedOrigin } from './chromium.ts';
import { bindingName, preloadScript } from './renderer-shim.ts';

export type Invoke = (sender: StandInContents, frameUrl: string, channel: string, args: unknown[]) => Promise<unknown>;

export type WindowDeps = {
  readonly devTools: () => DevTools;
  readonly invoke: Invoke;
  /** Every web contents that is made, as `web-contents-created` tells. */
  readonly onContents: (contents: StandInContents) => void;
  readonly onClosed: (window: StandInWindow) => void;
};

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

const toMapped = (url: string): string => url.replace(appOrigin, mappedOrigin);
const fromMapped = (url: string): string => url.replace(mappedOrigin, appOrigin);

/** An event as Electron emits it, and whether somebody said no. */
export function preventable<Extra extends object>(
  extra: Extra,
): Extra & { preventDefault(): void; prevented: boolean } {
  const event = { ...extra, prevented: false, preventDefault: (): void => undefined };
  event.preventDefault = () => {
    event.prevented = true;
  };
  return event;
}

export class StandInContents extends EventEmitter {
  readonly id: number;
  openHandler: OpenHandler | null = null;
  readonly #run: (work: (page: Page) => Promise<unknown>) => Promise<void>;

  constructor(id: number, run: (work: (page: Page) => Promise<unknown>) => Promise<void>) {
    super();
    this.id = id;
    this.#run = run;
  }
  send(channel: string, ...args: unknown[]): void {
    // As over the real road: what was sent is how it was then.
    const message = JSON.stringify({ channel, args });
    void this.#run((page) => page.tell(message));
  }
  reload(): void {
    void this.#run((page) => page.send('Page.reload'));
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

type Page = {
  readonly targetId: string;
  send<Answer>(method: string, params?: object): Promise<Answer>;
  tell(message: string): Promise<unknown>;
};

let lastId = 0;

/** A window of the stand-in: a target of its Chromium, made in the background as Electron's are made at once. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  readonly #deps: WindowDeps;
  readonly #page: Promise<Page>;
  /** One piece of work after the other, as the calls came. */
  #queue: Promise<void>;
  #url = '';
  #expected = '';
  #fullScreen: boolean;
  #minimized = false;
  #bounds: Electron.Rectangle;
  #destroyed = false;

  constructor(deps: WindowDeps, options: Electron.BrowserWindowConstructorOptions) {
    super();
    lastId += 1;
    this.#deps = deps;
    this.#fullScreen = false;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#page = this.#make(readFileSync(String(options.webPreferences?.preload), 'utf8'));
    this.#queue = this.#page.then(() => undefined);
    this.webContents = new StandInContents(lastId, (work) => this.#run(work));
    deps.onContents(this.webContents);
  }

  async #make(preload: string): Promise<Page> {
    const devTools = this.#deps.devTools();
    const { targetId } = await devTools.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
    });
    const attach = { targetId, flatten: true };
    const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', attach);
    const send = <Answer>(method: string, params: object = {}): Promise<Answer> =>
      devTools.send<Answer>(method, params, sessionId);
    const tell = (message: string): Promise<unknown> =>
      send('Runtime.evaluate', { expression: `globalThis.standInReceive?.(${message})` });
    const page: Page = { targetId, send, tell };
    devTools.onEvent((event) => this.#hear(event, page, sessionId));
    await send('Page.enable');
    await send('Runtime.enable');
    await send('Runtime.addBinding', { name: bindingName });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(preload) });
    // Every page that a window is about to show stops here first: so navigation can be refused as in Electron.
    await send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
    return page;
  }

  #hear(event: DevToolsEvent, page: Page, sessionId: string): void {
    const params = event.params as Record<string, unknown>;
    if (event.method === 'Target.targetDestroyed' && params.targetId === page.targetId) this.#gone();
    if (event.method === 'Target.targetCrashed' && params.targetId === page.targetId) {
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    }
    if (event.method === 'Target.targetCreated') this.#opened(params.targetInfo as OpenedTarget, page);
    if (event.sessionId !== sessionId) return;
    if (event.method === 'Fetch.requestPaused') this.#navigates(params as PausedRequest, page);
    if (event.method === 'Page.loadEventFired' && this.#url === this.#expected) this.emit('loaded');
    if (event.method === 'Page.frameNavigated') {
      const { frame } = params as { frame: { url: string; parentId?: string } };
      if (frame.parentId === undefined) this.#url = fromMapped(frame.url);
    }
    if (event.method === 'Runtime.bindingCalled' && params.name === bindingName) {
      void this.#answer(String(params.payload), page);
    }
  }

  #navigates({ requestId, request, frameId }: PausedRequest, page: Page): void {
    const url = fromMapped(request.url);
    const asked = preventable({ url, isMainFrame: true, frameId });
    // What main itself loads, and a reload, are not the page's own doing.
    if (url !== this.#expected && url !== this.#url) {
      this.webContents.emit('will-frame-navigate', asked);
      this.webContents.emit('will-navigate', asked);
    }
    const answer = asked.prevented
      ? page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : page.send('Fetch.continueRequest', { requestId });
    answer.catch(() => undefined);
  }

  #opened({ targetId, openerId, url }: OpenedTarget, page: Page): void {
    if (openerId !== page.targetId) return;
    const details = { url: fromMapped(url) } as Parameters<OpenHandler>[0];
    if (this.webContents.openHandler?.(details).action !== 'deny') return;
    this.#deps
      .devTools()
      .send('Target.closeTarget', { targetId })
      .catch(() => undefined);
  }

  async #answer(text: string, page: Page): Promise<void> {
    const { id, channel, args } = JSON.parse(text) as { id: number; channel: string; args: unknown[] };
    let message: object;
    try {
      message = { answer: id, value: await this.#deps.invoke(this.webContents, this.#url, channel, args) };
    } catch (error) {
      message = { answer: id, failed: error instanceof Error ? error.message : String(error) };
    }
    await page.tell(JSON.stringify(message)).catch(() => undefined);
  }

  #run(work: (page: Page) => Promise<unknown>): Promise<void> {
    const done = this.#queue.then(async () => {
      if (!this.#destroyed) await work(await this.#page);
    });
    // A window that is closed in between fails its last pieces of work; Electron forgets them too.
    this.#queue = done.catch(() => undefined);
    return this.#queue;
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('loaded');
    this.emit('closed');
    this.#deps.onClosed(this);
  }

  get url(): string {
    return this.#expected;
  }
  /** As a person closes it: the page goes first, and the window hears of it. */
  async closeByHand(): Promise<void> {
    const { targetId } = await this.#page;
    await this.#deps.devTools().send('Target.closeTarget', { targetId });
  }
  async loadURL(url: string): Promise<void> {
    this.#expected = url;
    const loaded = new Promise((resolve) => this.once('loaded', resolve));
    await this.#run((page) => page.send('Page.navigate', { url: toMapped(url) }));
    this.emit('ready-to-show');
    // Resolves as Electron's does: when the page has finished loading.
    if (!this.#destroyed) await loaded;
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#place();
  }
  setFullScreen(fullScreen: boolean): void {
    this.#fullScreen = fullScreen;
    this.#place();
  }
  maximize(): void {
    this.#place();
  }
  #place(): void {
    const display = { ...this.#bounds } as Parameters<typeof placeWindow>[2];
    const fullScreen = this.#fullScreen;
    void this.#run((page) => placeWindow(this.#deps.devTools(), page.targetId, display, fullScreen, machineClock()));
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  isMaximized(): boolean {
    return false;
  }
  minimize(): void {
    this.#minimized = true;
    this.emit('minimize');
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  unmaximize(): void {
    this.emit('unmaximize');
  }
  restore(): void {
    if (!this.#minimized) return;
    this.#minimized = false;
    this.emit('restore');
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    void this.#run((page) => page.send('Page.bringToFront'));
    this.emit('focus');
  }
  removeMenu(): void {
    this.emit('menu-removed');
  }
  destroy(): void {
    const devTools = this.#deps.devTools();
    this.#page
      .then(({ targetId }) => devTools.send('Target.closeTarget', { targetId }))
      // Already gone, with its Chromium perhaps.
      .catch(() => undefined);
    this.#gone();
  }
}

type PausedRequest = {
  readonly requestId: string;
  readonly frameId: string;
  readonly request: { readonly url: string };
};
type OpenedTarget = { readonly targetId: string; readonly openerId?: string; readonly url: string };
