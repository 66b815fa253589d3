import type { Handlers } from '../../core/contract/index.ts';
import type { SessionState, WindowCommand } from '../../core/session/index.ts';
import { fail, ok, type WindowId } from '../../core/words/index.ts';
import { commandOf } from './press.ts';
import type { Remote } from './remote.ts';
import type { createSayAgain } from './say-again.ts';

type Deps = {
  readonly remote: Remote;
  readonly state: () => SessionState;
  /** As any window says a command, so that a press means what the same button of the console does. */
  readonly command: Handlers['session.command'];
  readonly sayAgain: ReturnType<typeof createSayAgain>;
  /** From the end of a plan's segment to its next one; false: the lesson does not stand at one. */
  readonly onward: () => Promise<boolean>;
};

type RemoteHandlers = Pick<
  Handlers,
  'remote.press' | 'remote.state' | 'remote.look' | 'remote.open' | 'remote.answer' | 'remote.renew' | 'remote.close'
>;

export function remoteHandlers({ remote, state, command, sayAgain, onward }: Deps): RemoteHandlers {
  // The teacher's own hand: what a locked panel refuses, the console and its remote may.
  const say = (wanted: WindowCommand) => command(wanted, { windowId: 'remote' as WindowId, role: 'console' });
  return {
    async 'remote.press'(press) {
      if (press.type === 'sayAgain') {
        const [seek, play] = await sayAgain(state);
        if (!seek) return fail({ code: 'noLesson' });
        const there = await say(seek);
        // Where it stands at the begin of the sentence already, there is nothing to seek.
        if (!there.ok && there.error.code !== 'alreadySo') return fail({ code: there.error.code });
        if (!play) return ok({});
        const plays = await say(play);
        return plays.ok ? ok({}) : fail({ code: plays.error.code });
      }
      if (press.type === 'nextStop' && (await onward())) return ok({});
      const wanted = commandOf(press, state());
      if (!wanted.ok) return wanted;
      const done = await say(wanted.value);
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
