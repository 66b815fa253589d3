import { watchForeignCpu } from './foreign-cpu.ts';
import { type MachineFacts, readMachine } from './machine.ts';
import { type Figure, figureOf, type Slope, slopeOf } from './statistics.ts';

/** What a benchmark prints as one JSON object on its last line. */
export type BenchResult = {
  readonly bench: string;
  readonly host: string;
  readonly machine: MachineFacts;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly baselines: Readonly<Record<string, Figure>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly slopes: Readonly<Record<string, Slope>>;
  readonly facts: Readonly<Record<string, number | string>>;
};

const leastFigure = 5;
const leastBaseline = 1;

function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${name} is ${value}`);
  return value;
}

/** Collects figures as they are taken; each name once. Times what else runs on the machine from its making on. */
export async function createReport(bench: string, host: string) {
  const machine = await readMachine();
  const foreignCpu = watchForeignCpu();
  const figures = new Map<string, Figure>();
  const baselines = new Map<string, Figure>();
  const ratios = new Map<string, number>();
  const slopes = new Map<string, Slope>();
  const facts = new Map<string, number | string>();

  function once<T>(into: Map<string, T>, name: string, value: T): void {
    if (into.has(name)) throw new Error(`${name} was taken twice`);
    into.set(name, value);
  }

  return {
    /** Samples of what Lectern does; at least five. */
    figure(name: string, unit: string, samples: readonly number[]): void {
      once(figures, name, figureOf(name, unit, samples, leastFigure));
    },
    /** Samples of what a user would use instead, taken in the same run. */
    baseline(name: string, unit: string, samples: readonly number[]): void {
      once(baselines, name, figureOf(`baseline ${name}`, unit, samples, leastBaseline));
    },
    /** p95 of the figure over p95 of the baseline of the same name, or a number given. */
    ratio(name: string, value?: number): void {
      const p95 = (from: Map<string, Figure>) => from.get(name)?.p95 ?? Number.NaN;
      once(ratios, name, finite(`ratio ${name}`, value ?? p95(figures) / p95(baselines)));
    },
    /** What one more unit of size costs, from points (size, cost). */
    slope(name: string, unit: string, points: readonly (readonly [size: number, cost: number])[]): void {
      once(slopes, name, slopeOf(unit, points));
    },
    /** What is taken once. */
    fact(name: string, value: number | string): void {
      once(facts, name, typeof value === 'number' ? finite(`fact ${name}`, value) : value);
    },
    result(): BenchResult {
      return {
        bench,
        host,
        machine,
        figures: Object.fromEntries(figures),
        baselines: Object.fromEntries(baselines),
        ratios: Object.fromEntries(ratios),
        slopes: Object.fromEntries(slopes),
        facts: { ...Object.fromEntries(facts), foreignCpuPercent: foreignCpu() },
      };
    },
    /** The last thing a benchmark does: a table for people on standard error, the object on standard output. */
    print(): BenchResult {
      const result = this.result();
      process.stderr.write(tableOf(result));
      process.stdout.write(`${JSON.stringify(result)}\n`);
      return result;
    },
  };
}

const short = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function tableOf({ figures, baselines, ratios, facts }: BenchResult): string {
  const row = (name: string, { unit, n, p50, p95, p99, max }: Figure) =>
    `${name.padEnd(24)} p50 ${short(p50)}  p95 ${short(p95)}  p99 ${short(p99)}  max ${short(max)} ${unit} (n ${n})\n`;
  return [
    ...Object.entries(figures).map(([name, figure]) => row(name, figure)),
    ...Object.entries(baselines).map(([name, figure]) => row(`baseline ${name}`, figure)),
    ...Object.entries(ratios).map(([name, ratio]) => `${`ratio ${name}`.padEnd(24)} ${short(ratio)}\n`),
    ...Object.entries(facts).map(([name, fact]) => `${name.padEnd(24)} ${fact}\n`),
  ].join('');
}
