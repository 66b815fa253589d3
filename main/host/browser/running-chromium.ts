import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { Clock } from '../ports.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import type { Viewers } from './displays.ts';
import type { LoopbackServer } from './server.ts';
import { attachToPage, type Target } from './targets.ts';

/** A Chromium of ours with the key in its jar, and one empty window that waits to become the first. */
export type RunningChromium = Chromium & {
  /** The empty window, for whoever takes it first; null afterwards. */
  takeSpare(): Target | null;
};

export type RunningChromiumDeps = {
  readonly path: string;
  readonly flags: readonly string[];
  readonly server: LoopbackServer;
  readonly viewers: Viewers;
  readonly clock: Clock;
};

export async function startChromium(
  deps: RunningChromiumDeps,
): Promise<Result<RunningChromium, { code: 'chromiumFailed'; detail: string }>> {
  const launched = await launchChromium(deps);
  if (!launched.ok) return launched;
  try {
    return ok(await prepared(launched.value, deps));
  } catch (error) {
    // One that nobody has taken over would stay.
    await launched.value.close();
    return fail({ code: 'chromiumFailed', detail: String(error) });
  }
}

async function prepared(chromium: Chromium, { server, viewers, clock }: RunningChromiumDeps): Promise<RunningChromium> {
  const { devTools } = chromium;
  const { gate, openingPage } = server;
  await devTools.send('Target.setDiscoverTargets', { discover: true });
  // Over the pipe, not in the address: command lines and histories are read by others.
  const cookie = { name: gate.cookieName, value: gate.secret, url: gate.origin, httpOnly: true, sameSite: 'Strict' };
  await devTools.send('Storage.setCookies', { cookies: [cookie] });
  // Whatever is not named here is denied from now on.
  const permissions = ['windowManagement', 'wakeLockScreen'];
  await devTools.send('Browser.grantPermissions', { origin: gate.origin, permissions });
  // To name the loudspeakers. Of a Chromium that does not know it the system's own choice is used.
  await devTools
    .send('Browser.grantPermissions', { origin: gate.origin, permissions: [...permissions, 'speakerSelection'] })
    .catch(() => undefined);
  let spare: Target | null = await attachToPage(devTools, clock, (url) => url === openingPage);
  await viewers.watch({ devTools, sessionId: spare.sessionId });
  return {
    ...chromium,
    takeSpare() {
      const taken = spare;
      spare = null;
      return taken;
    },
  };
}
