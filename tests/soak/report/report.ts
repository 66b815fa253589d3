import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MachineFacts, readMachine } from '../../bench/report/machine.ts';

export type Tally = Readonly<Record<string, number>>;

/** What docs/measured/NAME.json says of the last full run. */
export type SoakResult = {
  readonly soak: string;
  readonly date: string;
  readonly revision: string;
  readonly machine: MachineFacts;
  readonly seed: number;
  readonly count: number;
  readonly seconds: number;
  readonly tally: Tally;
};

type Kept = { readonly seed: number; readonly count: number; done: number; seconds: number; tally: Tally };

type Options = {
  readonly seed: number;
  readonly count: number;
  readonly root?: string;
  /** Begins anew although an interrupted run could be gone on with. */
  readonly fresh?: boolean;
};

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** The commit the tree stands at; with a mark when the tree differs from it. */
export function readRevision(root: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  return `${git('rev-parse', 'HEAD')}${changed ? ' with changes' : ''}`;
}

function added(tally: Tally, more: Tally): Tally {
  const sum: Record<string, number> = { ...tally };
  for (const [name, count] of Object.entries(more)) {
    if (!Number.isFinite(count)) throw new Error(`the tally of ${name} is ${count}`);
    sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

/**
 * A long run that survives being interrupted: after each piece `record` keeps how far it came and what was
 * counted, and the next run of the same seed and count goes on there.
 */
export function openSoak(name: string, { seed, count, root = project, fresh = false }: Options) {
  const file = join(root, '.cache/soak', `${name}.json`);
  const kept: Kept | null = existsSync(file) && !fresh ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null;
  const same = kept !== null && kept.seed === seed && kept.count === count && kept.done < count;
  const state: Kept = same ? kept : { seed, count, done: 0, seconds: 0, tally: {} };
  let sinceMs = performance.now();

  return {
    seed,
    count,
    /** The first piece that is not done yet. */
    from: state.done,
    get tally(): Tally {
      return state.tally;
    },
    record(pieces: number, tally: Tally): void {
      const nowMs = performance.now();
      state.tally = added(state.tally, tally);
      state.done += pieces;
      state.seconds += (nowMs - sinceMs) / 1000;
      sinceMs = nowMs;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(state));
    },
    /** Writes docs/measured/NAME.json and prints it on the last line. Only a whole run counts. */
    async finish(): Promise<SoakResult> {
      if (state.done < count) throw new Error(`${name}: ${state.done} of ${count} done`);
      const result: SoakResult = {
        soak: name,
        date: new Date().toISOString(),
        revision: readRevision(root),
        machine: await readMachine(),
        seed,
        count,
        seconds: Math.round(state.seconds),
        tally: state.tally,
      };
      const measured = join(root, 'docs/measured', `${name}.json`);
      mkdirSync(dirname(measured), { recursive: true });
      writeFileSync(measured, `${JSON.stringify(result, null, 2)}\n`);
      rmSync(file, { force: true });
      process.stdout.write(`${JSON.stringify(result)}\n`);
      return result;
    },
  };
}
