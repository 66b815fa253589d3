import { describe, expect, test } from 'vitest';
import type { CallMain } from '../../core/contract/index.ts';
import { initialState, type SessionMark, type SessionState } from '../../core/session/index.ts';
import type { SessionId } from '../../core/words/index.ts';
import { SESSION } from '../../tests/fixtures/session.ts';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { createSessionLink, type Listen } from './session-link.ts';

/** A main that holds one state, may be away, and pushes only what it is told to. */
function classroom() {
  const time = createTime();
  const clock = createDriftingClock(time, 0, 0);
  let state: SessionState = { ...initialState(SESSION), revision: 5 };
  let hear: ((state: never) => void) | null = null;
  const asked: (SessionMark | null)[] = [];
  let away = false;
  const call = (async (_: string, { since }: { since: SessionMark | null }) => {
    asked.push(since);
    if (away) return { ok: false, error: { code: 'gone' } };
    const hasIt = since?.sessionId === state.sessionId && since.revision === state.revision;
    return { ok: true, value: hasIt ? { kind: 'nothing' } : { kind: 'state', state } };
  }) as unknown as CallMain;
  const listen: Listen = (_, receive) => {
    hear = receive;
    return () => {
      hear = null;
    };
  };
  const link = createSessionLink(call, listen, clock);
  return {
    link,
    asked,
    wait: (ms: number) => time.run(ms, () => undefined),
    hasNow(next: Partial<SessionState>) {
      state = { ...state, ...next };
    },
    push: (other: Partial<SessionState> = {}) => hear?.(structuredClone({ ...state, ...other }) as never),
    goAway(isAway: boolean) {
      away = isAway;
    },
  };
}

describe('the link to the session', () => {
  test('[S30] begins with the whole state', async () => {
    const { link, wait, asked } = classroom();
    expect(link.state()).toBeNull();
    await wait(10);
    await wait(600);
    expect(link.state()?.revision).toBe(5);
    expect(asked[0]).toBeNull();
  });

  test('[S30] takes a newer state that is pushed and leaves an older one', async () => {
    const room = classroom();
    await room.wait(600);
    room.hasNow({ revision: 6, volume: 0.5 });
    room.push();
    expect(room.link.state()?.volume).toBe(0.5);
    room.hasNow({ revision: 4, volume: 1 });
    room.push();
    expect(room.link.state()?.volume).toBe(0.5);
  });

  test('[S30] asks again when numbers are missing between two words', async () => {
    const room = classroom();
    await room.wait(600);
    const before = room.asked.length;
    room.hasNow({ revision: 9 });
    room.push();
    expect(room.asked.length).toBe(before + 1);
  });

  test('[S30] misses the last word for no longer than three seconds', async () => {
    const room = classroom();
    await room.wait(600);
    room.hasNow({ revision: 6, volume: 0.2 });
    await room.wait(3100);
    expect(room.link.state()?.volume).toBe(0.2);
  });

  test('[S30] believes a main that came back whatever its number is, also the very same', async () => {
    const room = classroom();
    await room.wait(600);
    room.goAway(true);
    await room.wait(3100);
    room.hasNow({ sessionId: 'session-2' as SessionId, revision: 5, volume: 0.3 });
    room.goAway(false);
    await room.wait(600);
    expect(room.link.state()).toMatchObject({ revision: 5, volume: 0.3 });
    room.hasNow({ sessionId: 'session-3' as SessionId, revision: 1, volume: 0.9 });
    room.link.attachAgain();
    await room.wait(10);
    expect(room.link.state()).toMatchObject({ revision: 1, volume: 0.9 });
  });

  test('[S30] asks main which session lives when it hears of another one, and believes the answer only', async () => {
    const room = classroom();
    await room.wait(600);
    const late = { sessionId: 'session-0' as SessionId, revision: 9, volume: 0.3 };
    room.push(late);
    await room.wait(10);
    expect(room.link.state()).toMatchObject({ sessionId: SESSION, revision: 5 });
    room.hasNow({ sessionId: 'session-2' as SessionId, revision: 2, volume: 0.9 });
    room.push();
    await room.wait(10);
    expect(room.link.state()).toMatchObject({ sessionId: 'session-2', revision: 2 });
  });

  test('[S30] asks once more when the road opens while a question is under way', async () => {
    const room = classroom();
    await room.wait(600);
    const before = room.asked.length;
    room.link.attachAgain();
    room.link.attachAgain();
    await room.wait(10);
    expect(room.asked.length).toBe(before + 2);
  });

  test('keeps the identity of what did not change', async () => {
    const room = classroom();
    await room.wait(600);
    const before = room.link.state();
    room.hasNow({ revision: 6, volume: 0.5 });
    room.push();
    expect(room.link.state()?.layout).toBe(before?.layout);
    expect(room.link.state()?.motion).toBe(before?.motion);
  });

  test('asks nothing more once it is stopped', async () => {
    const room = classroom();
    await room.wait(600);
    room.link.stop();
    const before = room.asked.length;
    await room.wait(20_000);
    expect(room.asked.length).toBe(before);
  });
});
