import type { Handlers, Recovery, Settings } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Host } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { LargeScreenService } from './large-screen.ts';

type Deps = {
  readonly host: Pick<Host, 'kind' | 'clock' | 'windows'>;
  readonly largeScreen: LargeScreenService;
  readonly settings: () => Promise<Settings>;
  readonly version: string;
  /** What happened to damaged databases since the start. */
  readonly recoveries: () => Recovery[];
  readonly log: Log;
};

type WindowHandlers = Pick<
  Handlers,
  'window.hello' | 'window.toggleFullScreen' | 'window.fault' | 'clock.ping' | 'displays.list' | 'displays.choose'
>;

/** What every window asks about itself and about the machine. */
export function windowHandlers({ host, largeScreen, settings, version, recoveries, log }: Deps): WindowHandlers {
  return {
    async 'window.hello'(_, caller) {
      return ok({
        host: host.kind,
        windowId: caller.windowId,
        role: caller.role,
        version,
        settings: await settings(),
        sandboxed: host.windows.sandboxed,
        givesPaths: host.windows.givesPaths,
        recoveries: recoveries(),
      });
    },
    async 'window.toggleFullScreen'(_, { windowId }) {
      return ok({ done: await host.windows.toggleFullScreen(windowId) });
    },
    async 'window.fault'({ message }, caller) {
      log.warn(`${caller.role} window: ${message}`);
      return ok({});
    },
    async 'clock.ping'() {
      return ok({ monotonicMs: host.clock.now() });
    },
    async 'displays.list'() {
      return ok(largeScreen.displays());
    },
    async 'displays.choose'({ displayId }) {
      return (await largeScreen.choose(displayId)) ? ok({}) : fail({ code: 'displayGone' });
    },
  };
}
