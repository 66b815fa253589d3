import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Caller,
  type ChannelName,
  channels,
  type Handlers,
  type Role,
  roles,
} from '../../../core/contract/index.ts';
import { fail, ok, type WindowId } from '../../../core/words/index.ts';
import { streamLog } from '../../log.ts';
import { createDoor, mayHear } from './index.ts';

const names = Object.keys(channels) as ChannelName[];
const caller = (role: Role): Caller<Role> => ({ windowId: `${role}-1` as WindowId, role });
const asJson = (result: unknown): unknown => JSON.parse(JSON.stringify(result));

/** Handlers that all do the same; what reaches them has passed the door. */
function allHandlers(work: (name: string, request: unknown) => unknown): Handlers {
  const entries = names.map((name) => [name, async (request: unknown) => work(name, request)]);
  return Object.fromEntries(entries) as Handlers;
}

function doorWith(work: (name: string, request: unknown) => unknown, checkAnswers = false) {
  const lines: string[] = [];
  const log = streamLog((line) => lines.push(line));
  return { door: createDoor({ handlers: allHandlers(work), log, checkAnswers }), lines };
}

describe('the door', () => {
  test('answers a good request with what the handler gave', async () => {
    const { door } = doorWith((name, request) => ok({ name, request }));
    const answer = await door.answer(caller('console'), 'library.search', { text: '三角形', limit: 20 }, asJson);
    const request = { text: '三角形', kept: [], facets: {}, limit: 20 };
    expect(answer).toEqual(ok({ name: 'library.search', request }));
  });

  test.each([['no.such'], ['__proto__'], ['constructor'], ['toString'], [''], [7], [null], [{ name: 'clock.ping' }]])(
    'says unknownChannel to %j',
    async (name) => {
      const { door } = doorWith(() => ok({}));
      expect(await door.answer(caller('console'), name, {}, asJson)).toEqual(fail({ code: 'unknownChannel' }));
    },
  );

  test('names the field that is wrong', async () => {
    const { door } = doorWith(() => ok({}));
    const request = { title: null, parts: [{ role: 'screen', source: { kind: 'upload', name: 'a.mp4', bytes: -1 } }] };
    const answer = await door.answer(caller('console'), 'import.begin', request, asJson);
    expect(answer).toEqual(fail({ code: 'badRequest', field: 'parts.0.source.bytes' }));
  });

  test('passes on what the schema made of the request, without fields that it does not know', async () => {
    const { door } = doorWith((_name, request) => ok(request));
    const request = JSON.parse('{"name":"  四2班 ","extra":1,"__proto__":{"admin":true}}') as unknown;
    expect(await door.answer(caller('console'), 'people.addClass', request, asJson)).toEqual(ok({ name: '四2班' }));
  });

  test('refuses every channel to every role that it does not list, before it looks at the request', async () => {
    const { door } = doorWith(() => ok({}));
    for (const name of names) {
      for (const role of roles) {
        if ((channels[name].who as readonly string[]).includes(role)) continue;
        expect(await door.answer(caller(role), name, 'nonsense', asJson), `${name} from ${role}`).toEqual(
          fail({ code: 'notAllowed' }),
        );
      }
    }
  });

  test('answers a bug in a handler with an id that stands in the log', async () => {
    const { door, lines } = doorWith(() => {
      throw new Error('a bug');
    });
    const answer = await door.answer(caller('console'), 'clock.ping', {}, asJson);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    const { id } = (answer as { error: { id: string } }).error;
    expect(lines.join('')).toContain(id);
    expect(lines.join('')).toContain('a bug');
  });

  test('sends a plain copy of an answer that cannot be cloned', async () => {
    const { door } = doorWith(() => ok({ monotonicMs: 5, toString: () => 'a function' }));
    const answer = await door.answer(caller('console'), 'clock.ping', {}, (result) => structuredClone(result));
    expect(answer).toEqual(ok({ monotonicMs: 5 }));
  });

  test('answers internal where not even a plain copy can be made', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const { door, lines } = doorWith(() => ok(cycle));
    const answer = await door.answer(caller('console'), 'clock.ping', {}, asJson);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(lines).toHaveLength(1);
  });

  test('holds answers against their schemas where it is asked to', async () => {
    const wrongAnswer = doorWith(() => ok({ monotonicMs: 'soon' }), true);
    expect(await wrongAnswer.door.answer(caller('console'), 'clock.ping', {}, asJson)).toMatchObject({
      error: { code: 'internal' },
    });
    const wrongCode = doorWith(() => fail({ code: 'neverHeardOf' }), true);
    expect(await wrongCode.door.answer(caller('console'), 'clock.ping', {}, asJson)).toMatchObject({
      error: { code: 'internal' },
    });
    expect(wrongCode.lines.join('')).toContain('neverHeardOf');
  });

  test.each(names)('answers 200 malformed requests to %s with typed errors and never throws', async (name) => {
    let reached: unknown;
    const { door } = doorWith((_name, request) => {
      reached = request;
      return ok({});
    });
    const [role] = channels[name].who;
    if (!role) throw new Error(`nobody may call ${name}`);
    await fc.assert(
      fc.asyncProperty(malformed, async (request) => {
        reached = undefined;
        const answer = (await door.answer(caller(role), name, request, (result) => result)) as {
          ok: boolean;
          error?: { code: string; field?: unknown };
        };
        if (answer.ok) {
          // It was good after all, such as `{}`: then the handler saw just what the schema lets through.
          expect(reached).toBeDefined();
        } else {
          expect(answer.error?.code).toBe('badRequest');
          expect(typeof answer.error?.field).toBe('string');
          expect(reached).toBeUndefined();
        }
      }),
      { numRuns: 200, seed: 20_261_125 },
    );
  });
});

const field = fc.constantFrom(
  'lessonId',
  'text',
  'limit',
  'type',
  'parts',
  'kind',
  'of',
  'name',
  'displayId',
  '__proto__',
);
const malformed: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.dictionary(field, fc.anything(), { maxKeys: 6 }),
  fc.constantFrom(undefined, null, Number.NaN, '', [], () => 1, Symbol('s')),
  fc.constant(
    new Proxy(
      {},
      {
        get() {
          throw new Error('a trap');
        },
      },
    ),
  ),
);

describe('events', () => {
  test('are told to the roles that the table lists, and to no other', () => {
    expect(mayHear('screen', 'session.changed')).toBe(true);
    expect(mayHear('screen', 'people.changed')).toBe(false);
    expect(mayHear('console', 'people.changed')).toBe(true);
  });
});
