import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChannelName, channels } from '../../core/contract/index.ts';
import { fail, ok, type WindowId } from '../../core/words/index.ts';
import { createTestApp } from './app.ts';
import { type Body, eventually, type Running } from './body.ts';
import { bundlePage } from './bundles.ts';
import { processesContract } from './processes.contract.ts';

export type Boot = () => Promise<Body>;

/** The ports and the carrier as every body must keep them, in one run of one host from start to quit. */
export function hostContract(name: string, boot: Boot): void {
  describe(`the ${name} host`, () => {
    const running = {} as Running;
    const changes: { kind: string; windowId: WindowId }[] = [];

    beforeAll(async () => {
      running.app = createTestApp(await bundlePage());
      running.body = await boot();
      const { host } = running.body;
      host.windows.onChange((change) => changes.push(change));
      host.carrier.serve(running.app.handlers, running.app.respond);
      const displays = await host.displays.list();
      running.console = await host.windows.open({ role: 'console', display: displays[0] ?? null, fullScreen: false });
      running.screen = await host.windows.open({ role: 'screen', display: displays[1] ?? null, fullScreen: true });
      await running.body.call(running.console, 'window.hello', {});
      await running.body.call(running.screen, 'window.hello', {});
    }, 60_000);
    afterAll(() => running.body?.dispose());

    describe('windows', () => windowsContract(running, changes));
    describe('the carrier', () => carrierContract(running));
    describe('pages and media', () => pagesContract(running));
    describe('the machine', () => machineContract(running));
    describe('processes', () => processesContract(running));
    // Last: nothing works after it.
    describe('leaving', () => leavingContract(running, changes));
  });
}

function windowsContract(running: Running, changes: readonly { kind: string; windowId: WindowId }[]): void {
  test('each is told as come once it spoke, with its role', () => {
    expect(changes).toEqual([
      { kind: 'came', windowId: running.console, role: 'console' },
      { kind: 'came', windowId: running.screen, role: 'screen' },
    ]);
  });

  test('one opened for a display lies on it, full screen where asked', async () => {
    const { body } = running;
    const [, second] = await body.host.displays.list();
    if (!second) throw new Error('the suite needs two displays');
    await eventually('the screen fills the second display', async () => {
      const { x, width, height } = await body.whereIs(running.screen);
      return x === second.x && width === second.width && height === second.height;
    });
  });

  test('one moves to another display and back without being loaded again', async () => {
    const { body } = running;
    const [first, second] = await body.host.displays.list();
    if (!first || !second) throw new Error('the suite needs two displays');
    if (body.hasPages) await body.evaluate(running.screen, 'void (globalThis.sameDocument = true)');
    await body.host.windows.place(running.screen, first, true);
    await eventually('it fills the first', async () => (await body.whereIs(running.screen)).x === first.x);
    await body.host.windows.place(running.screen, second, true);
    await eventually('it fills the second', async () => {
      const { x, width } = await body.whereIs(running.screen);
      return x === second.x && width === second.width;
    });
    if (body.hasPages) expect(await body.evaluate(running.screen, 'globalThis.sameDocument')).toBe(true);
  });

  test('one that the host placed fills its display and leaves it again; another is not its to change', async () => {
    const { body } = running;
    const fills = 'matchMedia("(display-mode: fullscreen)").matches';
    for (const isFull of [true, false]) {
      expect(await body.host.windows.toggleFullScreen(running.console)).toBe(true);
      if (body.hasPages)
        await eventually(`full screen ${isFull}`, async () => (await body.evaluate(running.console, fills)) === isFull);
    }
    expect(await body.host.windows.toggleFullScreen('console-gone' as WindowId)).toBe(false);
  });

  test('a reload is the same window and no going', async () => {
    const { body } = running;
    const before = changes.length;
    await body.reload(running.console);
    const hello = await body.call(running.console, 'window.hello', {});
    expect(hello).toMatchObject(ok({ windowId: running.console, role: 'console' }));
    expect(changes.slice(before)).toEqual([]);
  });

  test('one that a person closes is told as gone', async () => {
    const { body } = running;
    const other = await body.host.windows.open({ role: 'screen', display: null, fullScreen: false });
    await body.call(other, 'window.hello', {});
    await body.closeByHand(other);
    await eventually('it went', () => changes.some(({ kind, windowId }) => kind === 'went' && windowId === other));
  });

  test('one that main closes is told as gone, once', async () => {
    const { body } = running;
    const other = await body.host.windows.open({ role: 'screen', display: null, fullScreen: false });
    await body.call(other, 'window.hello', {});
    await body.host.windows.close(other);
    await body.host.windows.close(other);
    const wents = () => changes.filter(({ kind, windowId }) => kind === 'went' && windowId === other);
    await eventually('it went', () => wents().length > 0);
    expect(wents()).toHaveLength(1);
  });

  test('one that is minimized is off its display until it is brought to the front', async () => {
    const { body } = running;
    await body.host.windows.minimize(running.console);
    await eventually('it is away', () => body.isMinimized(running.console));
    await body.host.windows.focus(running.console);
    await eventually('it is back', async () => !(await body.isMinimized(running.console)));
    const { x, width } = await body.whereIs(running.console);
    const [first] = await body.host.displays.list();
    expect(x + width / 2).toBeLessThan((first?.x ?? 0) + (first?.width ?? 0));
  });

  test('one that a person brings back by the taskbar is told, where the host has keys to give back', async ({
    skip,
  }) => {
    const { body } = running;
    if (!body.raiseByHand) return skip('no taskbar here');
    const told: WindowId[] = [];
    const stop = body.host.windows.onRaised((windowId) => told.push(windowId));
    await body.host.windows.minimize(running.console);
    body.raiseByHand(running.console);
    await eventually('it was told', () => told.includes(running.console));
    stop();
    expect(await body.isMinimized(running.console)).toBe(false);
  });

  test('what is asked of a window that has gone does nothing', async () => {
    const { host } = running.body;
    const [display] = await host.displays.list();
    const gone = 'screen-gone' as WindowId;
    if (display) await host.windows.place(gone, display, true);
    await host.windows.focus(gone);
    await host.windows.minimize(gone);
    await host.windows.close(gone);
    host.carrier.send('library.changed', {}, gone);
  });
}

function carrierContract(running: Running): void {
  test('the caller is who main knows the window to be, whatever the message says', async () => {
    const { body, app } = running;
    const before = app.calls.length;
    await body.call(running.screen, 'clock.ping', { windowId: running.console, role: 'console' });
    expect(app.calls.slice(before)).toMatchObject([{ caller: { windowId: running.screen, role: 'screen' } }]);
  });

  test('every channel that a role may not use is refused, and its handler does not run', async () => {
    const { body, app } = running;
    const before = app.calls.length;
    for (const name of Object.keys(channels) as ChannelName[]) {
      if ((channels[name].who as readonly string[]).includes('screen')) continue;
      expect(await body.call(running.screen, name, {}), name).toEqual(fail({ code: 'notAllowed' }));
    }
    expect(app.calls.length).toBe(before);
  });

  test('unknown channels and bad requests are answered by code', async () => {
    const { body } = running;
    expect(await body.call(running.console, 'no.such', {})).toEqual(fail({ code: 'unknownChannel' }));
    expect(await body.call(running.console, '__proto__', {})).toEqual(fail({ code: 'unknownChannel' }));
    const search = await body.call(running.console, 'library.search', { text: 'a', limit: 0 });
    expect(search).toEqual(fail({ code: 'badRequest', field: 'limit' }));
    expect(await body.call(running.console, 'library.search', null)).toMatchObject({ error: { code: 'badRequest' } });
  });

  test("a handler's own refusal arrives as it is", async () => {
    const answer = await running.body.call(running.console, 'displays.choose', { displayId: 'x' });
    expect(answer).toEqual(fail({ code: 'displayGone' }));
  });

  test('a bug in a handler is answered as internal, with an id', async () => {
    const answer = await running.body.call(running.console, 'people.addTeacher', { name: '王老师', subject: null });
    expect(answer).toMatchObject(fail({ code: 'internal' }));
    expect((answer as { error: { id: string } }).error.id).toMatch(/.+/);
  });

  test('Chinese text and a long stroke arrive whole', async () => {
    const { body, app } = running;
    const answer = await body.call(running.console, 'people.addClass', { name: '四（2）班' });
    expect(answer).toEqual(ok({ id: 'class-1', name: '四（2）班' }));
    const points = Array.from({ length: 40_000 }, (_, index) => (index % 4 === 3 ? index : (index % 100) / 100));
    const live = { type: 'points', id: 'r1', points };
    expect(await body.call(running.console, 'ink.live', live)).toEqual(ok({}));
    expect(app.calls.at(-1)?.request).toMatchObject({ points });
  });

  test('calls that are made at once are each answered with their own answer', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `班${index}`);
    const answers = await Promise.all(
      names.map((name) => running.body.call(running.console, 'people.addClass', { name })),
    );
    expect(answers).toEqual(names.map((name) => ok({ id: 'class-1', name })));
  });

  test('events arrive in order, and only where the table lets them', async () => {
    const { body } = running;
    const { carrier } = body.host;
    const people = { teachers: [], classes: [], teacherId: null, classId: null };
    for (let index = 0; index < 20; index += 1)
      carrier.send('ink.live', { type: 'ping', nonce: `n${index}`, from: 'suite' });
    carrier.send('people.changed', people);
    carrier.send('ink.live', { type: 'ping', nonce: 'for the screen', from: 'suite' }, running.screen);
    carrier.send('ink.live', { type: 'ping', nonce: 'last', from: 'suite' });
    const nonces = async (windowId: WindowId): Promise<unknown[]> =>
      (await body.heard(windowId))
        .filter(({ name }) => name === 'ink.live')
        .map(({ payload }) => (payload as { nonce: string }).nonce);
    await eventually('both heard the last', async () => {
      const [console, screen] = [await nonces(running.console), await nonces(running.screen)];
      return console.at(-1) === 'last' && screen.at(-1) === 'last';
    });
    const all = Array.from({ length: 20 }, (_, index) => `n${index}`);
    expect(await nonces(running.console)).toEqual([...all, 'last']);
    expect(await nonces(running.screen)).toEqual([...all, 'for the screen', 'last']);
    const heard = async (windowId: WindowId) =>
      (await body.heard(windowId)).some(({ name }) => name === 'people.changed');
    expect(await heard(running.console)).toBe(true);
    expect(await heard(running.screen)).toBe(false);
  });
}

function pagesContract(running: Running): void {
  const evaluate = <Value>(expression: string): Promise<Value> => running.body.evaluate(running.console, expression);

  test('a page can read a range of a video, and only from its own origin', async ({ skip }) => {
    if (!running.body.hasPages) skip('this body has no pages');
    const read = `fetch('/media/range', { headers: { range: 'bytes=2-5' } }).then(async (r) => [r.status, await r.text()])`;
    expect(await evaluate(read)).toEqual([206, '2345']);
    const elsewhere = `fetch('http://127.0.0.1:9/').then(() => 'reached', (error) => error.name)`;
    expect(await evaluate(elsewhere)).toBe('TypeError');
  });

  test('pages carry a strict policy and keep to it', async ({ skip }) => {
    if (!running.body.hasPages) skip('this body has no pages');
    const policy = await evaluate<string>(`fetch(location.href).then((r) => r.headers.get('content-security-policy'))`);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    const evalRefused = `(() => { const s = document.createElement('script'); s.textContent = 'globalThis.ran = 1';
      document.head.append(s); return globalThis.ran ?? 'refused'; })()`;
    expect(await evaluate(evalRefused)).toBe('refused');
  });

  test('bytes that a page sends arrive', async ({ skip }) => {
    if (!running.body.hasPages) skip('this body has no pages');
    const send = `fetch('/upload/a', { method: 'PUT', body: new Uint8Array(3_000_000) }).then((r) => r.text())`;
    expect(await evaluate(send)).toBe('taken');
    expect(running.app.uploads).toEqual([{ path: '/upload/a', bytes: 3_000_000 }]);
  });

  test('a response is let go when its page lets go', async ({ skip }) => {
    if (!running.body.hasPages) skip('this body has no pages');
    await evaluate(`(async () => { const gone = new AbortController();
      const response = await fetch('/media/endless', { signal: gone.signal });
      await response.body.getReader().read(); gone.abort(); })()`);
    await eventually('the stream was cancelled', () => running.app.cancelled.includes('/media/endless'));
  });

  test('a bug in respond is a 500, not a hung page', async ({ skip }) => {
    if (!running.body.hasPages) skip('this body has no pages');
    expect(await evaluate(`fetch('/bug').then((r) => r.status)`)).toBe(500);
  });
}

function machineContract(running: Running): void {
  test('the clock never goes back, and a timer can be called off', async () => {
    const { clock } = running.body.host;
    const times = Array.from({ length: 100 }, () => clock.now());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    let ran = false;
    clock.after(1, () => {
      ran = true;
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ran).toBe(false);
  });

  test('a document goes to a program of the PC, by its whole path', async () => {
    const { host, opened } = running.body;
    const path = '/tmp/课件 (1) & $(x).pptx';
    expect(await host.shell.openDocument(path)).toMatchObject({ ok: true });
    await eventually('a program got it', () => opened().includes(path));
  });

  test("what is handed out to the school's network is one page, on one address, until it is closed", async () => {
    const { host, hasPages } = running.body;
    const body = new TextEncoder().encode('a remote');
    const pages = new Map([['/', { body, contentType: 'text/html' }]]);
    const wish = { address: '127.0.0.1', ports: [0], pages, messageBytesMax: 100, onSocket: () => undefined };
    const opened = await host.localNetwork.listen(wish);
    // A simulation has no network: it opens nothing to others.
    expect(opened.ok).toBe(hasPages);
    if (!opened.ok) return;
    expect(await (await fetch(`${opened.value.origin}/`)).text()).toBe('a remote');
    expect((await fetch(`${opened.value.origin}/console`)).status).toBe(404);
    await opened.value.close();
    await expect(fetch(`${opened.value.origin}/`)).rejects.toThrow();
  });

  test('where the system has a dialog for places, one that is closed is no place', async () => {
    const { kind, dialogs } = running.body.host;
    expect(dialogs.choosePlace === null).toBe(kind !== 'electron');
    const asked = { title: 'x', what: 'file', endings: ['csv'] } as const;
    expect((await dialogs.choosePlace?.(asked)) ?? null).toBeNull();
  });

  test('displays have an id each, a place and one primary', async () => {
    const displays = await running.body.host.displays.list();
    expect(new Set(displays.map(({ id }) => id)).size).toBe(displays.length);
    expect(displays.filter(({ primary }) => primary)).toHaveLength(1);
    expect(displays.map(({ x, width }) => [x, width])).toEqual([
      [0, 1920],
      [1920, 1920],
    ]);
  });

  test('a display that goes and comes is told, and keeps its id', async ({ skip }) => {
    const { host, switchDisplay } = running.body;
    if (!switchDisplay) return skip('no display can be switched here');
    const before = (await host.displays.list()).map(({ id }) => id);
    let told = 0;
    const stop = host.displays.onChange(() => {
      told += 1;
    });
    await switchDisplay(false);
    await eventually('one display is left', async () => told > 0 && (await host.displays.list()).length === 1);
    const gone = told;
    await switchDisplay(true);
    await eventually('both are there', async () => told > gone && (await host.displays.list()).length === 2);
    stop();
    expect((await host.displays.list()).map(({ id }) => id)).toEqual(before);
  });

  test('sleep and waking are told', ({ skip }) => {
    const { host, sleepAndWake } = running.body;
    if (!sleepAndWake) return skip('this PC cannot be put to sleep by a test');
    const told: string[] = [];
    const stops = [host.power.onSleep(() => told.push('sleep')), host.power.onWake(() => told.push('wake'))];
    sleepAndWake();
    for (const stop of stops) stop();
    expect(told).toEqual(['sleep', 'wake']);
  });

  test('the displays are kept on as long as it is wanted, however often it is asked', async () => {
    const { body } = running;
    for (const isWanted of [true, true, false, false, true, false]) {
      body.host.power.keepAwake(isWanted);
      await eventually(`kept on: ${isWanted}`, async () => (await body.isKeptOn()) === isWanted);
    }
  });

  test('the displays stay on after a reload', async ({ skip }) => {
    const { body } = running;
    if (!body.hasPages) return skip('this body has no pages');
    body.host.power.keepAwake(true);
    await body.reload(running.console);
    await body.reload(running.screen);
    await eventually('kept on again', () => body.isKeptOn());
    body.host.power.keepAwake(false);
    await eventually('no longer', async () => !(await body.isKeptOn()));
  });

  test('a key of ours is heard from under another program while it is held, and is nobody else’s then', ({ skip }) => {
    const { body } = running;
    const { globalKeys } = body.host;
    let heard = 0;
    const release = globalKeys.hold('F9', () => {
      heard += 1;
    });
    expect(release !== null).toBe(body.pressGlobally !== null);
    if (!body.pressGlobally) return skip('a page hears keys only while its window has them');
    expect(globalKeys.hold('F9', () => undefined)).toBeNull();
    body.pressGlobally('F9');
    release?.();
    body.pressGlobally('F9');
    expect(heard).toBe(1);
  });

  test('a second Lectern is told to the first', async () => {
    let seconds = 0;
    const stop = running.body.host.instance.onSecond(() => {
      seconds += 1;
    });
    await running.body.startSecond();
    await eventually('it was told', () => seconds === 1);
    stop();
  });
}

function leavingContract(running: Running, changes: readonly { kind: string }[]): void {
  test('saves first, once, however often it is asked, and then has ended', async () => {
    const { body } = running;
    const told: string[] = [];
    body.host.instance.onQuit(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      told.push('saved');
    });
    body.host.instance.onQuit(async () => {
      throw new Error('one that fails to save does not keep the others');
    });
    expect(changes.length).toBeGreaterThan(0);
    body.host.instance.quit();
    body.host.instance.quit();
    await body.ended.then(() => told.push('ended'));
    expect(told).toEqual(['saved', 'ended']);
  });
}
