import type { RemoteAddress, RemoteState } from '../../core/contract/index.ts';
import {
  bytesToHex,
  type FromPhone,
  NONCE_BYTES,
  PHONE_BYTES_MAX,
  type RemoteLesson,
  remoteCloseCodes,
  SECRET_BYTES,
} from '../../core/remote/index.ts';
import type { LiveAid, SessionState } from '../../core/session/index.ts';
import { fail, type Language, ok, type Result } from '../../core/words/index.ts';
import type { Clock, LocalListener, LocalNetwork, LocalPage, Stop } from '../host/ports.ts';
import type { Barrier } from './barrier.ts';
import { briefOf } from './brief.ts';
import { createLight } from './light.ts';
import { beginTalk, type Talk } from './talk.ts';
import { createTurns, type InTurn } from './turns.ts';

/** After so many wrong tries somebody is guessing, and the whole remote closes. */
const WRONG_TRIES_MAX = 5;
/** A phone that waits longer for the teacher's answer has to scan again. */
const ASKING_MS_MAX = 120_000;

/** Answers what a phone pressed: the contract's door, with the role `remote`. */
export type Press = (press: unknown) => Promise<Result<unknown, { readonly code: string }>>;

type Deps = {
  readonly network: LocalNetwork;
  readonly barrier: () => Promise<Barrier>;
  readonly pages: ReadonlyMap<string, LocalPage>;
  readonly session: { state(): SessionState; onState(hear: () => void): Stop };
  readonly language: () => Promise<Language>;
  readonly press: Press;
  /** To every window: the laser's light in the phone's hand. */
  readonly light: (light: LiveAid) => void;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly clock: Clock;
  readonly onChange: (state: RemoteState) => void;
};

type OpenRefusal = { readonly code: NonNullable<Barrier['barrier']> | 'nothingShown' | 'addressGone' | 'portTaken' };

export type Remote = {
  state(): RemoteState;
  look(): Promise<{ addresses: RemoteAddress[]; barrier: Barrier['barrier'] }>;
  open(address: string): Promise<Result<RemoteState, OpenRefusal>>;
  answer(digits: string, allow: boolean): Promise<Result<RemoteState, { code: 'phoneGone' }>>;
  renew(): Result<RemoteState, { code: 'isOff' }>;
  close(): Promise<RemoteState>;
  /** The language of the windows has changed, or Lectern ends. */
  tellAgain(): void;
  stop(): Promise<void>;
};

/** While it is on. `secret` is null once it was used; `sessionKey` from when a phone was allowed. */
type On = {
  readonly listener: LocalListener;
  readonly address: string;
  secret: Uint8Array | null;
  sessionKey: Uint8Array | null;
  asking: { readonly talk: Talk; readonly forget: Stop } | null;
  phone: Talk | null;
  /** Of the phone that was allowed, so that it can be told from another one. */
  digits: string | null;
  /**
   * Presses of one phone, in their order: saying a sentence again reads its subtitles first, and a pause that is
   * pressed meanwhile is meant to come after it.
   */
  readonly presses: InTurn;
  teacherId: SessionState['teacherId'];
  wrongTries: number;
};

export function createRemote(deps: Deps): Remote {
  const { network, session, clock, onChange } = deps;
  let on: On | null = null;
  let why: Extract<RemoteState, { kind: 'off' }>['why'] = null;
  /** A second press on the console while a listener opens must not open another. */
  const inTurn = createTurns();
  const light = createLight(clock, deps.light);

  const state = (): RemoteState => (on ? stateOf(on) : { kind: 'off', why });
  const told = (): RemoteState => {
    const now = state();
    onChange(now);
    return now;
  };

  async function close(reason: typeof why): Promise<void> {
    const was = on;
    if (!was) return;
    on = null;
    why = reason;
    light.dark();
    was.asking?.forget();
    was.asking?.talk.end(remoteCloseCodes.off);
    was.phone?.end(remoteCloseCodes.off);
    told();
    await was.listener.close();
  }

  async function open(address: string): Promise<Result<RemoteState, OpenRefusal>> {
    if (on) return ok(state());
    if (session.state().showing.kind === 'nothing') return fail({ code: 'nothingShown' });
    const { barrier, ports } = await deps.barrier();
    if (barrier) return fail({ code: barrier });
    if (!network.addresses().some((one) => one.address === address)) return fail({ code: 'addressGone' });
    const opened = await network.listen({
      ...{ address, ports, pages: deps.pages, messageBytesMax: PHONE_BYTES_MAX },
      onSocket: (socket) => {
        const mine = on;
        if (mine) talkOn(mine, socket);
        else socket.close(remoteCloseCodes.off);
      },
    });
    if (!opened.ok) return opened;
    const secret = deps.randomBytes(SECRET_BYTES);
    on = {
      ...{ listener: opened.value, address, secret, presses: createTurns(), teacherId: session.state().teacherId },
      ...{ sessionKey: null, asking: null, phone: null, digits: null, wrongTries: 0 },
    };
    // The lesson may have ended while the port was opened.
    if (session.state().showing.kind === 'nothing') await close('lessonEnded');
    return ok(told());
  }

  function talkOn(mine: On, socket: Parameters<typeof beginTalk>[0]['socket']): void {
    beginTalk({
      socket,
      clock,
      nonce: () => bytesToHex(deps.randomBytes(NONCE_BYTES)),
      keyFor: (kind) => (mine !== on ? null : kind === 'pair' ? mine.secret : mine.sessionKey),
      onWrong() {
        mine.wrongTries += 1;
        if (mine === on && mine.wrongTries >= WRONG_TRIES_MAX) void inTurn(() => close('wrongTries'));
      },
      onGreeted: (talk, kind) => (kind === 'pair' ? asks(mine, talk) : comesBack(mine, talk)),
      onMessage: (talk, message) => void hear(mine, talk, message),
      onEnd(talk) {
        if (mine.asking?.talk === talk) answered(mine);
        if (mine.phone === talk) {
          mine.phone = null;
          light.dark();
        }
        if (mine === on) told();
      },
    });
  }

  function asks(mine: On, talk: Talk): void {
    if (mine.asking) {
      talk.end(remoteCloseCodes.busy);
      return;
    }
    mine.asking = { talk, forget: clock.after(ASKING_MS_MAX, () => talk.end(remoteCloseCodes.silent)) };
    // Where it was answered meanwhile, this word would come behind that.
    void deps.language().then((language) => mine.asking?.talk === talk && talk.tell({ type: 'asking', language }));
    told();
  }

  /** The code was of use once, whatever came of it. Until a phone is allowed there is a new one. */
  function answered(mine: On): void {
    mine.asking?.forget();
    mine.asking = null;
    mine.secret = mine.sessionKey ? null : deps.randomBytes(SECRET_BYTES);
  }

  function comesBack(mine: On, talk: Talk): void {
    mine.phone?.end(remoteCloseCodes.replaced);
    mine.phone = talk;
    told();
    void tellLesson();
  }

  async function hear(mine: On, talk: Talk, message: FromPhone): Promise<void> {
    const isRemote = mine === on && mine.phone === talk;
    if (message.type === 'here') return isRemote ? tellLesson() : talk.tell({ type: 'here' });
    // Asked about, and not allowed: it has nothing to press.
    if (!isRemote) return talk.end(remoteCloseCodes.nonsense);
    if (message.type === 'press') return mine.presses(() => pressed(mine, talk, message));
    if (message.at) light.shine(message.at);
    else light.dark();
  }

  async function pressed(mine: On, talk: Talk, { id, press }: Extract<FromPhone, { type: 'press' }>): Promise<void> {
    // Its phone may have been sent away while it waited for its turn.
    if (mine !== on || mine.phone !== talk) return;
    const result = await deps.press(press);
    talk.tell({ type: 'answer', id, code: result.ok ? null : result.error.code });
  }

  async function tellLesson(): Promise<void> {
    const language = await deps.language();
    const lesson: RemoteLesson | null = briefOf(session.state(), clock.now(), language);
    if (lesson) on?.phone?.tell({ type: 'lesson', lesson });
  }

  const unlisten = session.onState(() => {
    if (!on) return;
    const { showing, teacherId } = session.state();
    // Who was chosen after the phone was let in is the same person; who takes another's place has not let it in.
    const isAnother = on.teacherId !== null && on.teacherId !== teacherId;
    on.teacherId = teacherId;
    if (showing.kind === 'nothing' || isAnother) void inTurn(() => close('lessonEnded'));
    else if (on.phone) void tellLesson();
  });

  return {
    state,
    async look() {
      const { barrier } = await deps.barrier();
      const addresses = [...network.addresses()];
      const noNetwork = addresses.length === 0 ? ('noNetwork' as const) : null;
      return { addresses, barrier: barrier ?? noNetwork };
    },
    open: (address) => inTurn(() => open(address)),
    async answer(digits, allow) {
      const asking = on?.asking;
      if (!on || !asking || asking.talk.digits !== digits) return fail({ code: 'phoneGone' });
      if (allow) {
        on.phone?.end(remoteCloseCodes.replaced);
        on.sessionKey = asking.talk.sessionKey;
        on.phone = asking.talk;
        on.digits = digits;
        answered(on);
        void tellLesson();
      } else {
        asking.talk.end(remoteCloseCodes.refused);
      }
      return ok(told());
    },
    renew() {
      if (!on) return fail({ code: 'isOff' });
      if (!on.asking) on.secret = deps.randomBytes(SECRET_BYTES);
      return ok(told());
    },
    async close() {
      await inTurn(() => close('turnedOff'));
      return state();
    },
    tellAgain: () => void tellLesson(),
    async stop() {
      unlisten();
      await inTurn(() => close('turnedOff'));
    },
  };
}

function stateOf({ listener, address, secret, asking, phone, sessionKey, digits }: On): RemoteState {
  const open = secret !== null && asking === null;
  return {
    kind: 'on',
    address,
    link: open ? `${listener.origin}/#${bytesToHex(secret)}` : null,
    asking: asking?.talk.digits ?? null,
    phone: phone ? 'here' : sessionKey ? 'away' : 'none',
    digits,
  };
}
