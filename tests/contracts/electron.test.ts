import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { WindowId } from '../../core/words/index.ts';
import { streamLog } from '../../main/log.ts';
import { app, standIn } from '../stand-in/electron.ts';
import { type Body, eventually } from './body.ts';
import { bundlePreload } from './bundles.ts';
import { hostContract } from './host.contract.ts';

vi.mock('electron', () => import('../stand-in/electron.ts'));

async function boot(): Promise<Body> {
  const { createElectronHost, prepareElectron } = await import('../../main/host/electron/host.ts');
  const folder = mkdtempSync(join(tmpdir(), 'lectern-electron-'));
  mkdirSync(join(folder, 'preload'));
  writeFileSync(join(folder, 'preload', 'preload.cjs'), await bundlePreload());
  const ended = new Promise<void>((resolve) => standIn.onExit(() => resolve()));
  prepareElectron();
  await app.whenReady();
  const host = createElectronHost({
    paths: { shared: join(folder, 'shared'), account: join(folder, 'account'), resources: folder },
    log: streamLog(() => undefined),
    checkAnswers: true,
    mainUrl: pathToFileURL(join(folder, 'main', 'electron.js')).href,
  });

  /** The page itself, as a person at it: over DevTools, past everything that the host made. */
  async function evaluate<Value>(windowId: WindowId, expression: string): Promise<Value> {
    const devTools = standIn.devTools();
    const { targetInfos } = await devTools.send<{ targetInfos: { targetId: string; url: string }[] }>(
      'Target.getTargets',
    );
    const target = targetInfos.find(({ url }) => url.includes(windowId));
    if (!target) throw new Error(`no page of ${windowId}`);
    const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: true,
    });
    const run = async (text: string) => {
      type Answer = { result: { value: unknown }; exceptionDetails?: { text: string } };
      const params = { expression: text, awaitPromise: true, returnByValue: true };
      const answer = await devTools.send<Answer>('Runtime.evaluate', params, sessionId);
      if (answer.exceptionDetails) throw new Error(`${answer.exceptionDetails.text}: ${text}`);
      return answer.result.value;
    };
    await eventually('the page is loaded', async () => (await run('globalThis.lecternTest !== undefined')) === true);
    const value = await run(expression);
    await devTools.send('Target.detachFromTarget', { sessionId });
    return value as Value;
  }

  const find = (windowId: WindowId) => {
    const window = standIn.windows().find((one) => one.url.includes(windowId));
    if (!window) throw new Error(`no window ${windowId}`);
    return window;
  };

  return {
    host,
    hasPages: true,
    evaluate,
    call: (windowId, name, request) =>
      evaluate(windowId, `lecternTest.bridge.call(${JSON.stringify(name)}, ${JSON.stringify(request)})`),
    heard: (windowId) => evaluate(windowId, 'lecternTest.heard'),
    async reload(windowId) {
      await evaluate(windowId, 'void (globalThis.lecternTest = undefined)');
      find(windowId).webContents.reload();
    },
    closeByHand: async (windowId) => find(windowId).closeByHand(),
    whereIs: (windowId) => evaluate(windowId, '({ x: screenX, y: screenY, width: outerWidth, height: outerHeight })'),
    isMinimized: async (windowId) => find(windowId).isMinimized(),
    raiseByHand: (windowId) => find(windowId).restore(),
    isKeptOn: async () => standIn.blockers() === 1,
    pressGlobally: (key) => standIn.pressGlobally(key),
    switchDisplay: null,
    startSecond: async () => void standIn.second(),
    opened: () => standIn.openedPaths(),
    sleepAndWake() {
      standIn.sleep();
      standIn.wake();
    },
    ended,
    async dispose() {
      host.instance.quit();
      await ended;
      standIn.reset();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

hostContract('electron (on the stand-in)', boot);
