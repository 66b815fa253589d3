import { randomBytes } from 'node:crypto';
import type { Caller, ChannelName, Handlers, RemoteState, Role } from '../../core/contract/index.ts';
import { channels } from '../../core/contract/index.ts';
import type { LiveAid, WindowCommand } from '../../core/session/index.ts';
import { fail, type WindowId } from '../../core/words/index.ts';
import { createSession } from '../../main/classroom/index.ts';
import { createLocalNetwork, machineClock } from '../../main/host/common/index.ts';
import { createDoor } from '../../main/host/door/index.ts';
import { createVirtualClock } from '../../main/host/fake/index.ts';
import { streamLog } from '../../main/log.ts';
import { createRemote, createSayAgain, remoteHandlers } from '../../main/remote/index.ts';
import { lessonOf, open } from '../fixtures/session.ts';
import { openPhone, originOf, type Phone, secretOf } from './phone.ts';

/** Two sentences, of which the first was cut into two captions. */
const subtitles = `WEBVTT

00:10.000 --> 00:12.000
第一句的前半

00:12.000 --> 00:14.000
和后半。

00:20.000 --> 00:22.000
第二句。
`;

export type RemoteHere = Awaited<ReturnType<typeof remoteHere>>;

/**
 * A remote on 127.0.0.1 with its real listener, its real door and a real session; only time is the test's. Every
 * other channel answers that it was reached, which none may be.
 */
export async function remoteHere({ barrier = null }: { barrier?: 'byPolicy' | 'noRule' | null } = {}) {
  const clock = createVirtualClock(1000);
  const session = createSession(clock);
  session.dispatch({ type: 'attach', windowId: 'screen-1' as WindowId, role: 'screen' });
  const states: RemoteState[] = [];
  const reached: string[] = [];
  const lights: LiveAid[] = [];
  let onward = () => false;
  let language: 'zh-CN' | 'en' = 'zh-CN';
  let press: (request: unknown) => Promise<{ ok: true; value: unknown } | { ok: false; error: { code: string } }>;
  const remote = createRemote({
    network: createLocalNetwork({ clock: machineClock(), loopback: true }),
    barrier: async () => ({ barrier, ports: barrier ? [] : [0] }),
    pages: new Map([
      ['/', { body: new TextEncoder().encode('<!doctype html>a remote'), contentType: 'text/html; charset=utf-8' }],
      ['/assets/remote.js', { body: new TextEncoder().encode('1'), contentType: 'text/javascript' }],
    ]),
    session,
    language: async () => language,
    press: (request) => press(request),
    light: (light) => lights.push(light),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    clock,
    onChange: (state) => states.push(state),
  });
  const others = Object.keys(channels).map((name) => [
    name,
    async () => fail({ code: `reached ${reached.push(name)}` }),
  ]);
  const command = async (wanted: WindowCommand) => session.dispatch(wanted);
  const sayAgain = createSayAgain({
    language: async () => language,
    readText: async () => subtitles,
    now: clock.now,
  });
  const handlers = {
    ...(Object.fromEntries(others) as unknown as Handlers),
    ...remoteHandlers({ remote, state: session.state, command, sayAgain, onward: async () => onward() }),
  };
  const door = createDoor({ handlers, log: streamLog(() => undefined), checkAnswers: true });
  const ask = (name: string, request: unknown, role: Role = 'remote') => {
    const caller: Caller<Role> = { windowId: 'remote' as WindowId, role };
    return door.answer(caller, name, request, (result) => result);
  };
  press = (request) => ask('remote.press', request);

  const phones: Phone[] = [];
  const phone = async (wish: Parameters<typeof openPhone>[0]) => {
    const opened = await openPhone(wish);
    phones.push(opened);
    return opened;
  };
  return {
    ...{ clock, session, remote, states, reached, lights, ask, phone },
    names: Object.keys(channels) as ChannelName[],
    setLanguage(next: typeof language) {
      language = next;
      remote.tellAgain();
    },
    /** As if the lesson stood at the end of a plan's segment. */
    atSegmentEnd(goOn: () => void) {
      onward = () => {
        goOn();
        return true;
      };
    },
    teach: () => session.dispatch(open(lessonOf())),
    /** Turned on, with the code's link. */
    async turnOn(): Promise<string> {
      const opened = await remote.open('127.0.0.1');
      if (!opened.ok || opened.value.kind !== 'on' || !opened.value.link) throw new Error(JSON.stringify(opened));
      return opened.value.link;
    },
    scan: (link: string) => phone({ origin: originOf(link), kind: 'pair', key: secretOf(link) }),
    comeBack: (link: string, key: Uint8Array) => phone({ origin: originOf(link), kind: 'resume', key }),
    /** Scans and is allowed. */
    async paired(link: string): Promise<Phone> {
      const scanned = await phone({ origin: originOf(link), kind: 'pair', key: secretOf(link) });
      await scanned.until(({ type }) => type === 'asking');
      const allowed = await remote.answer(scanned.digits(), true);
      if (!allowed.ok) throw new Error(allowed.error.code);
      await scanned.until(({ type }) => type === 'lesson');
      return scanned;
    },
    async clear() {
      for (const one of phones) one.socket.terminate();
      await remote.stop();
      session.stop();
    },
  };
}
