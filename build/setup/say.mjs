/** Everything set-up says goes to standard error: the last line of standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A step that cannot go on, in words for a person: printed without a stack. */
export class Refusal extends Error {}
