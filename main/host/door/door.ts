import * as v from 'valibot';
import {
  type Caller,
  type Channel,
  channels,
  type DoorError,
  type EventName,
  events,
  type Handlers,
  type Role,
} from '../../../core/contract/index.ts';
import { fail, type Result } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';

type AnyResult = Result<unknown, { readonly code: string }>;
type AnyHandler = (request: unknown, caller: Caller<Role>) => Promise<AnyResult>;

export type Door = {
  /**
   * Answers one message of a window. `name` and `request` are what came over the wire, believed in nothing.
   * `pack` makes of a result what the carrier sends; where it throws (a function, a cycle, a big integer) a plain
   * copy is packed instead, and where that fails too, `internal`. Never rejects.
   */
  answer<Packed>(
    caller: Caller<Role>,
    name: unknown,
    request: unknown,
    pack: (result: AnyResult) => Packed,
  ): Promise<Packed>;
};

type Options = {
  readonly handlers: Handlers;
  readonly log: Log;
  /** In tests and development: an answer that breaks its own schema is a bug and is answered as one. */
  readonly checkAnswers: boolean;
};

export function createDoor({ handlers, log, checkAnswers }: Options): Door {
  const internal = (what: string, error: unknown): AnyResult =>
    fail({ code: 'internal', id: log.fault(what, error) } satisfies DoorError);

  async function ask(caller: Caller<Role>, name: unknown, request: unknown): Promise<AnyResult> {
    const channel = channelOf(name);
    if (!channel) return fail({ code: 'unknownChannel' } satisfies DoorError);
    if (!channel.definition.who.includes(caller.role)) return fail({ code: 'notAllowed' } satisfies DoorError);
    const good = parse(channel.definition.request, request);
    if (!good.ok) return fail({ code: 'badRequest', field: good.field } satisfies DoorError);
    try {
      // The table's types tie handler and request together; looked up by a name from the wire, they no longer show it.
      const result = await (handlers[channel.name] as AnyHandler)(good.value, caller);
      const wrong = checkAnswers ? wrongIn(channel.definition, result) : null;
      return wrong === null ? result : internal(`${channel.name} answered wrongly`, wrong);
    } catch (error) {
      return internal(channel.name, error);
    }
  }

  return {
    async answer(caller, name, request, pack) {
      const result = await ask(caller, name, request);
      try {
        return pack(result);
      } catch {
        try {
          return pack(JSON.parse(JSON.stringify(result)) as AnyResult);
        } catch (error) {
          return pack(internal(`${String(name)} answered what cannot be sent`, error));
        }
      }
    },
  };
}

/** Whether windows of this role are told of the event at all. */
export function mayHear(role: Role, name: EventName): boolean {
  return (events[name].who as readonly Role[]).includes(role);
}

type Named = { readonly name: keyof Handlers; readonly definition: Channel };

function channelOf(name: unknown): Named | null {
  // `hasOwn`: `__proto__` and `toString` are no channels.
  if (typeof name !== 'string' || !Object.hasOwn(channels, name)) return null;
  return { name: name as keyof Handlers, definition: channels[name as keyof Handlers] };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly field: string };

function parse(schema: Channel['request'], request: unknown): Parsed {
  try {
    const parsed = v.safeParse(schema, request, { abortEarly: true });
    if (parsed.success) return { ok: true, value: parsed.output };
    return { ok: false, field: v.getDotPath(parsed.issues[0]) ?? '' };
  } catch {
    // A carrier that passes objects by reference could bring one whose getters throw.
    return { ok: false, field: '' };
  }
}

function wrongIn(definition: Channel, result: AnyResult): string | null {
  if (!result.ok) return definition.errors.includes(result.error.code) ? null : `error ${result.error.code}`;
  const parsed = v.safeParse(definition.answer, result.value, { abortEarly: true });
  return parsed.success ? null : `${v.getDotPath(parsed.issues[0]) ?? 'answer'}: ${parsed.issues[0].message}`;
}
