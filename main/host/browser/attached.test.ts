import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '../fake/index.ts';
import { createAttached } from './attached.ts';

function setUp() {
  const clock = createVirtualClock();
  const attached = createAttached(clock);
  const changes: string[] = [];
  attached.onChange(({ kind, windowId }) => changes.push(`${kind} ${windowId}`));
  return { clock, attached, changes };
}

describe('windows that attach', () => {
  test('have ids that tell their role and cannot be guessed', () => {
    const { attached } = setUp();
    const [one, two] = [attached.admit('screen'), attached.admit('screen')];
    expect(one).toMatch(/^screen-[0-9a-f]{32}$/);
    expect(one).not.toBe(two);
    expect(attached.roleOf(one)).toBe('screen');
    expect(attached.roleOf('screen-0')).toBeNull();
  });

  test('come once, and a reload of a page opened by hand is no going', () => {
    const { clock, attached, changes } = setUp();
    const id = attached.admit('console');
    attached.connect(id)();
    clock.advance(2000);
    const disconnect = attached.connect(id);
    clock.advance(60_000);
    expect(changes).toEqual([`came ${id}`]);
    disconnect();
    clock.advance(2999);
    expect(changes).toHaveLength(1);
    clock.advance(1);
    expect(changes).toEqual([`came ${id}`, `went ${id}`]);
    expect(attached.roleOf(id)).toBeNull();
  });

  test('that the host opened are gone when the host says so, however long a page is silent', () => {
    const { clock, attached, changes } = setUp();
    const id = attached.admit('screen');
    attached.hold(id);
    attached.connect(id)();
    clock.advance(3_600_000);
    expect(changes).toEqual([`came ${id}`]);
    expect(attached.open).toBe(1);
    attached.release(id);
    attached.release(id);
    expect(changes).toEqual([`came ${id}`, `went ${id}`]);
    expect(attached.open).toBe(0);
  });

  test('count as open while they reload, and not before they first spoke', () => {
    const { clock, attached } = setUp();
    const id = attached.admit('console');
    expect(attached.open).toBe(0);
    attached.connect(id)();
    expect(attached.open).toBe(1);
    clock.advance(3000);
    expect(attached.open).toBe(0);
  });

  test('of an address that nobody opens are forgotten', () => {
    const { clock, attached, changes } = setUp();
    const id = attached.admit('console');
    clock.advance(10 * 60_000);
    expect(attached.roleOf(id)).toBeNull();
    expect(changes).toEqual([]);
  });

  test('stay while one of two connections of theirs stands', () => {
    const { clock, attached, changes } = setUp();
    const id = attached.admit('console');
    const first = attached.connect(id);
    attached.connect(id);
    first();
    first();
    clock.advance(60_000);
    expect(changes).toEqual([`came ${id}`]);
  });

  test('hold up nothing once the program leaves', () => {
    const virtual = createVirtualClock();
    const waiting = new Set<object>();
    const attached = createAttached({
      now: virtual.now,
      after(ms, work) {
        const one = {};
        waiting.add(one);
        const stop = virtual.after(ms, work);
        return () => {
          stop();
          waiting.delete(one);
        };
      },
    });
    attached.hold(attached.admit('screen'));
    const disconnect = attached.connect(attached.admit('console'));
    attached.close();
    disconnect();
    attached.admit('console');
    expect(waiting.size).toBe(0);
  });
});
