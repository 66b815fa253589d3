import { describe, expect, test } from 'vitest';
import type { InkRecord } from '../../core/ink/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { clear, stroke } from '../../tests/ink/records.ts';
import { createOutbox } from './outbox.ts';

type Answer = Result<{ readonly sequence: number }, { readonly code: string }>;

function outboxOf(answer: (record: InkRecord, tries: number) => Answer) {
  const sent: string[] = [];
  const stored: string[] = [];
  const refused: string[] = [];
  const pauses: number[] = [];
  let inFlight = 0;
  let most = 0;
  let resume = (): void => undefined;
  const outbox = createOutbox({
    async commit(record) {
      inFlight += 1;
      most = Math.max(most, inFlight);
      sent.push(record.id);
      await Promise.resolve();
      inFlight -= 1;
      return answer(record, sent.filter((id) => id === record.id).length);
    },
    after: (ms, signal) =>
      new Promise((resolve) => {
        pauses.push(ms);
        resume = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
    stored: (record) => stored.push(record.id),
    refused: (record, code) => refused.push(`${record.id} ${code}`),
    changed: () => undefined,
  });
  return { outbox, sent, stored, refused, pauses, most: () => most, pauseOver: () => resume() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the outbox', () => {
  test('sends what waits when it is closed, once and in order, and tells nobody', async () => {
    const { outbox, sent, stored } = outboxOf(() => ok({ sequence: 1 }));
    for (const id of ['a', 'b', 'c']) outbox.push(stroke(id));
    outbox.close();
    await settled();
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(stored).toEqual([]);
    const broken = outboxOf(() => fail({ code: 'notSaved' }));
    for (const id of ['a', 'b']) broken.outbox.push(stroke(id));
    broken.outbox.close();
    await settled();
    expect(broken.sent).toEqual(['a']);
  });

  test('[I14] sends one at a time, in the order in which they were made', async () => {
    const { outbox, stored, most } = outboxOf(() => ok({ sequence: 1 }));
    for (const id of ['a', 'b', 'c']) outbox.push(stroke(id));
    await settled();
    expect(stored).toEqual(['a', 'b', 'c']);
    expect(most()).toBe(1);
    expect(outbox.waiting()).toBe(0);
  });

  test('[I14] keeps a record that main could not save, says the code, and nothing overtakes it', async () => {
    let full = true;
    const { outbox, sent, stored, pauseOver } = outboxOf(() =>
      full ? fail({ code: 'notSaved' }) : ok({ sequence: 1 }),
    );
    outbox.push(stroke('a'));
    outbox.push(clear('b'));
    await settled();
    expect(outbox.trouble()).toBe('notSaved');
    expect(outbox.waiting()).toBe(2);
    expect(sent).toEqual(['a']);
    full = false;
    pauseOver();
    await settled();
    expect(stored).toEqual(['a', 'b']);
    expect(outbox.trouble()).toBeNull();
  });

  test('[I14] tries at once when the connection is back', async () => {
    let gone = true;
    const { outbox, stored } = outboxOf(() => (gone ? fail({ code: 'gone' }) : ok({ sequence: 1 })));
    outbox.push(stroke('a'));
    await settled();
    gone = false;
    outbox.retry();
    await settled();
    expect(stored).toEqual(['a']);
  });

  test('waits longer each time, up to 5 s', async () => {
    const { outbox, pauses, pauseOver } = outboxOf(() => fail({ code: 'notSaved' }));
    outbox.push(stroke('a'));
    for (let tries = 0; tries < 8; tries += 1) {
      await settled();
      pauseOver();
    }
    expect(pauses.slice(0, 7)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    outbox.close();
  });

  test('[I15] gives back what main refuses for good, and goes on', async () => {
    const { outbox, stored, refused } = outboxOf((record) =>
      record.id === 'a' ? fail({ code: 'locked' }) : ok({ sequence: 1 }),
    );
    outbox.push(stroke('a'));
    outbox.push(stroke('b'));
    await settled();
    expect(refused).toEqual(['a locked']);
    expect(stored).toEqual(['b']);
  });

  test('a record over which main stumbles lets the others pass, and is not given up', async () => {
    const { outbox, stored, pauseOver } = outboxOf((record, tries) =>
      record.id === 'a' && tries < 7 ? fail({ code: 'internal' }) : ok({ sequence: 1 }),
    );
    outbox.push(stroke('a'));
    outbox.push(stroke('b'));
    for (let tries = 0; tries < 10; tries += 1) {
      await settled();
      pauseOver();
    }
    expect(stored).toEqual(['b', 'a']);
  });
});
