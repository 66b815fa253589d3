import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Handlers } from '../core/contract/index.ts';
import type { AssetDigest, WindowId } from '../core/words/index.ts';
import type { buildClassroom } from './app-classroom.ts';
import type { createSession } from './classroom/index.ts';
import type { StartOptions } from './host/common/index.ts';
import { createDoor } from './host/door/index.ts';
import type { Host } from './host/ports.ts';
import { createBarrier, createRemote, createSayAgain, readRemotePages, remoteHandlers } from './remote/index.ts';
import type { Store } from './store/index.ts';

/** The second road into main, for a phone: through the same door as a window, with a role that one channel lists. */
export function buildRemote(
  host: Host,
  { policy, log }: StartOptions,
  session: ReturnType<typeof createSession>,
  room: Awaited<ReturnType<typeof buildClassroom>>,
  store: Pick<Store, 'bytesOf' | 'open'>,
) {
  let press: Parameters<typeof createRemote>[0]['press'] = async () => ({ ok: false, error: { code: 'gone' } });
  const language = async () => (await room.settings()).language;
  const remote = createRemote({
    network: host.localNetwork,
    barrier: createBarrier({
      allowed: policy.phoneRemote,
      platform: process.platform,
      program: process.execPath,
      env: process.env,
    }),
    pages: readRemotePages(join(host.paths.resources, 'remote')),
    session,
    language,
    press: (request) => press(request),
    light: (light) => host.carrier.send('aids.live', light),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    clock: host.clock,
    onChange: (state) => host.carrier.send('remote.changed', state),
  });
  room.onSettings(remote.tellAgain);
  host.instance.onQuit(remote.stop);
  return {
    handlers: remoteHandlers({
      remote,
      state: session.state,
      command: room.handlers['session.command'],
      onward: room.onward,
      sayAgain: createSayAgain({ language, now: host.clock.now, readText: (digest) => readText(store, digest) }),
    }),
    /** Presses go through these from now on; they are handed back as they are. */
    through(handlers: Handlers): Handlers {
      const door = createDoor({ handlers, log, checkAnswers: false });
      const caller = { windowId: 'remote' as WindowId, role: 'remote' } as const;
      press = (request) => door.answer(caller, 'remote.press', request, (result) => result);
      return handlers;
    },
  };
}

/** A subtitle file that is longer than this is none. */
const TEXT_BYTES_MAX = 2 * 1024 * 1024;

async function readText(store: Pick<Store, 'bytesOf' | 'open'>, digest: AssetDigest): Promise<string | null> {
  const bytes = await store.bytesOf(digest);
  if (bytes === null || bytes === 0 || bytes > TEXT_BYTES_MAX) return null;
  const stream = await store.open(digest, 0, bytes - 1);
  return stream === null ? null : new Response(stream).text();
}
