import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../../core/words/index.ts';

export type Flags = {
  readonly data: string | undefined;
  readonly lessons: string | undefined;
  readonly policy: string | undefined;
  readonly language: string | undefined;
  /** False: nothing is opened; the address is printed. */
  readonly window: boolean;
};

/** `strict` is off where Chromium's own switches stand among ours, as in Electron's command line. */
export function readFlags(args: readonly string[], strict = true): Result<Flags, { code: 'badFlag'; detail: string }> {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict,
      options: {
        data: { type: 'string' },
        lessons: { type: 'string' },
        policy: { type: 'string' },
        language: { type: 'string' },
        'no-window': { type: 'boolean', default: false },
      },
    });
    const { data, lessons, policy, language } = values;
    return ok({
      data: text(data),
      lessons: text(lessons),
      policy: text(policy),
      language: text(language),
      window: !values['no-window'],
    });
  } catch (error) {
    return fail({ code: 'badFlag', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Read loosely, a flag without its value is `true`. */
function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
