import type { Handlers } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { fail, ok, type WindowId } from '../../core/words/index.ts';
import { commandOf } from './press.ts';
import type { Remote } from './remote.ts';

type Deps = {
  readonly remote: Remote;
  readonly state: () => SessionState;
  /** As any window says a command, so that a press means what the same button of the console does. */
  readonly command: Handlers['session.command'];
};

type RemoteHandlers = Pick<
  Handlers,
  'remote.press' | 'remote.state' | 'remote.look' | 'remote.open' | 'remote.answer' | 'remote.renew' | 'remote.close'
>;

export function remoteHandlers({ remote, state, command }: Deps): RemoteHandlers {
  return {
    async 'remote.press'(press) {
      const wanted = commandOf(press, state());
      if (!wanted.ok) return wanted;
      // The teacher's own hand: what a locked panel refuses, the console and its remote may.
      const done = await command(wanted.value, { windowId: 'remote' as WindowId, role: 'console' });
      return done.ok ? ok({}) : fail({ code: done.error.code });
    },
    'remote.state': async () => ok(remote.state()),
    'remote.look': async () => ok(await remote.look()),
    'remote.open': ({ address }) => remote.open(address),
    'remote.answer': ({ digits, allow }) => remote.answer(digits, allow),
    'remote.renew': async () => remote.renew(),
    'remote.close': async () => ok(await remote.close()),
  };
}
