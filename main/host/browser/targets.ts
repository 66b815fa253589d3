import { deferred } from '../common/index.ts';
import type { Clock, Stop } from '../ports.ts';
import type { DevTools } from './devtools.ts';

export type TargetInfo = { readonly targetId: string; readonly type: string; readonly url: string };
export type Target = { readonly targetId: string; readonly sessionId: string };

const APPEAR_LIMIT_MS = 15_000;

/** The first page whose address passes, now or soon; attached to, so that it can be asked and steered. */
export async function attachToPage(devTools: DevTools, clock: Clock, isIt: (url: string) => boolean): Promise<Target> {
  const targetId = await findPage(devTools, clock, isIt);
  const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  await devTools.send('Page.enable', {}, sessionId);
  await devTools.send('Runtime.enable', {}, sessionId);
  return { targetId, sessionId };
}

async function findPage(devTools: DevTools, clock: Clock, isIt: (url: string) => boolean): Promise<string> {
  const passes = (info: TargetInfo): boolean => info.type === 'page' && isIt(info.url);
  const found = deferred<string>();
  const stops: Stop[] = [
    devTools.onEvent(({ method, params }) => {
      if (method !== 'Target.targetCreated' && method !== 'Target.targetInfoChanged') return;
      const { targetInfo } = params as { targetInfo: TargetInfo };
      if (passes(targetInfo)) found.resolve(targetInfo.targetId);
    }),
    // Whoever quits while a window comes up does not wait for it.
    devTools.onGone(() => found.reject(new Error('Chromium has gone'))),
    clock.after(APPEAR_LIMIT_MS, () => found.reject(new Error('the window did not appear'))),
  ];
  // It may be over before anybody waits for it.
  found.promise.catch(() => undefined);
  try {
    const { targetInfos } = await devTools.send<{ targetInfos: TargetInfo[] }>('Target.getTargets');
    const already = targetInfos.find(passes);
    return already ? already.targetId : await found.promise;
  } finally {
    for (const stop of stops) stop();
  }
}

export type TargetEnds = { readonly targetId: string; readonly how: 'closed' | 'crashed' };

export function onTargetEnds(devTools: DevTools, hear: (ends: TargetEnds) => void): Stop {
  return devTools.onEvent(({ method, params }) => {
    if (method === 'Target.targetDestroyed') hear({ ...(params as { targetId: string }), how: 'closed' });
    if (method === 'Target.targetCrashed') hear({ ...(params as { targetId: string }), how: 'crashed' });
  });
}
