/** One offence against a rule of the house; `says` names what to write instead. */
export type Finding = { readonly file: string; readonly line: number; readonly rule: string; readonly says: string };

export type Looked = {
  /** The files that were really read, so that a check that reads nothing cannot pass. */
  readonly looked: readonly string[];
  readonly findings: readonly Finding[];
};

export function printed({ file, line, rule, says }: Finding): string {
  return `${file}:${line} [${rule}] ${says}`;
}

/** A check that looked at fewer files than git lists has an offence of its own. */
export function unseen(looked: readonly string[], expected: readonly string[], check: string): Finding[] {
  const seen = new Set(looked);
  return expected
    .filter((file) => !seen.has(file))
    .map((file) => ({ file, line: 1, rule: 'unseen', says: `${check} did not look at this file` }));
}
