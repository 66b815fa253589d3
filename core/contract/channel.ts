import type * as v from 'valibot';
import type { Result, WindowId } from '../words/index.ts';
import type { Role, WindowRole } from './roles.ts';

type Schema = v.GenericSchema<unknown, unknown>;

/** One thing a window can ask of main. */
export type Channel<Request extends Schema = Schema, Answer extends Schema = Schema, Code extends string = string> = {
  readonly who: readonly Role[];
  readonly request: Request;
  readonly answer: Answer;
  /** The codes this channel can fail with, beside those of the door itself. */
  readonly errors: readonly Code[];
};

export function channel<Request extends Schema, Answer extends Schema, const Code extends string = never>(
  definition: Channel<Request, Answer, Code>,
): Channel<Request, Answer, Code> {
  return definition;
}

/** What the door itself may answer to any call, on every carrier. */
export type DoorError =
  | { readonly code: 'unknownChannel' }
  | { readonly code: 'notAllowed' }
  | { readonly code: 'badRequest'; readonly field: string }
  /** A bug in main; the id is in its log. */
  | { readonly code: 'internal'; readonly id: string }
  /** Main has gone or the connection broke before an answer came. */
  | { readonly code: 'gone' };

/** Who calls: known to main from the window itself, never from what the message says. */
export type Caller<Who extends Role = WindowRole> = { readonly windowId: WindowId; readonly role: Who };

type AnyChannels = Record<string, Channel>;
export type RequestOf<C extends Channel> = v.InferOutput<C['request']>;
export type AnswerOf<C extends Channel> = v.InferOutput<C['answer']>;
export type ErrorOf<C extends Channel> = { readonly code: C['errors'][number]; readonly detail?: string };

/** A missing or an extra handler does not compile. A remote's one handler asks nothing about its caller. */
export type HandlersOf<Channels extends AnyChannels> = {
  readonly [Name in keyof Channels]: (
    request: RequestOf<Channels[Name]>,
    caller: Caller,
  ) => Promise<Result<AnswerOf<Channels[Name]>, ErrorOf<Channels[Name]>>>;
};

/** What a window sees: `await call('library.search', { … })`. */
export type CallOf<Channels extends AnyChannels> = <Name extends keyof Channels & string>(
  name: Name,
  request: v.InferInput<Channels[Name]['request']>,
) => Promise<Result<AnswerOf<Channels[Name]>, ErrorOf<Channels[Name]> | DoorError>>;
