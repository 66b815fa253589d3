import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../../core/words/index.ts';

export type Flags = {
  readonly data: string | undefined;
  readonly policy: string | undefined;
  readonly language: string | undefined;
  /** False: nothing is opened; the address is printed. */
  readonly window: boolean;
};

export function readFlags(args: readonly string[]): Result<Flags, { code: 'badFlag'; detail: string }> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        policy: { type: 'string' },
        language: { type: 'string' },
        'no-window': { type: 'boolean', default: false },
      },
    });
    const { data, policy, language } = values;
    return ok({ data, policy, language, window: !values['no-window'] });
  } catch (error) {
    return fail({ code: 'badFlag', detail: error instanceof Error ? error.message : String(error) });
  }
}
