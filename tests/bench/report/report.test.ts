import { execFileSync, spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { processTicks, systemTicks, treeTicks, watchForeignCpu } from './foreign-cpu.ts';
import { createReport, tableOf } from './report.ts';
import { figureOf, percentile, slopeOf } from './statistics.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('figures', () => {
  test('percentiles are samples, in the order of numbers and not of text', () => {
    const samples = [10, 9, 100, 2, 33];
    expect(figureOf('x', 'ms', samples, 5)).toEqual({ unit: 'ms', n: 5, p50: 10, p95: 100, p99: 100, max: 100 });
    expect(percentile(upTo(100), 0.95)).toBe(95);
    expect(percentile(upTo(100), 0.5)).toBe(50);
    expect(percentile([7], 0.99)).toBe(7);
  });

  test('too few samples and samples that are no numbers are errors, never null', () => {
    expect(() => figureOf('x', 'ms', [1, 2, 3, 4], 5)).toThrow(/4 samples/);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => figureOf('x', 'ms', [1, 2, 3, 4, bad], 5)).toThrow(/a sample is/);
    }
    expect(() => figureOf('x', 'ms', [], 0)).toThrow();
  });

  test('a slope is what one more unit costs, free of a fixed cost', () => {
    const points = [1000, 2000, 4000].map((size) => [size, 50 + size * 0.02] as const);
    expect(slopeOf('ms per stroke', points)).toMatchObject({ from: 1000, to: 4000, unit: 'ms per stroke' });
    expect(slopeOf('ms per stroke', points).perUnit).toBeCloseTo(0.02);
    expect(() => slopeOf('ms', [[5, 1]])).toThrow(/two sizes/);
  });
});

describe('a report', () => {
  test('is one JSON object of the agreed shape, with every number finite', async () => {
    const report = await createReport('seek', 'browser');
    report.figure('sample', 'ms', upTo(20));
    report.baseline('sample', 'ms', [10]);
    report.ratio('sample');
    report.slope('strokes', 'ms', [
      [1, 1],
      [2, 3],
    ]);
    report.fact('pausesExact', 100);
    const result = report.result();
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(Object.keys(result)).toEqual([
      'bench',
      'host',
      'machine',
      'figures',
      'baselines',
      'ratios',
      'slopes',
      'facts',
    ]);
    expect(result.figures.sample).toEqual({ unit: 'ms', n: 20, p50: 10, p95: 19, p99: 20, max: 20 });
    expect(result.ratios.sample).toBe(1.9);
    expect(result.facts.pausesExact).toBe(100);
    expect(result.facts.foreignCpuPercent).toSatisfy((value) => typeof value === 'string' || Number.isFinite(value));
    expect(result.machine).toMatchObject({ cpus: expect.any(Number), node: process.versions.node });
    expect(tableOf(result)).toContain('p95 19.0');
  });

  test('refuses a name twice, a ratio without its baseline, and facts that are no numbers', async () => {
    const report = await createReport('seek', 'browser');
    report.figure('sample', 'ms', upTo(5));
    expect(() => report.figure('sample', 'ms', upTo(5))).toThrow(/twice/);
    expect(() => report.ratio('sample')).toThrow(/NaN/);
    expect(() => report.fact('pssBytes', Number.NaN)).toThrow(/NaN/);
    expect(() => report.baseline('sample', 'ms', [])).toThrow(/0 samples/);
  });
});

describe('foreign CPU', () => {
  test('reads /proc as it is written', () => {
    expect(systemTicks('cpu  10 1 5 80 4 0 0 0 0 0\ncpu0 1 1 1 1\n')).toEqual({ all: 100, busy: 16 });
    const fields = ['S', '7', ...Array.from({ length: 9 }, () => '0'), '5', '4', '3', '2', '20'].join(' ');
    expect(processTicks(`42 (a b) c) ${fields}`)).toEqual({ pid: 42, parent: 7, ticks: 14 });
  });

  test('a tree is a process and everything under it', () => {
    const processes = [
      { pid: 1, parent: 0, ticks: 100 },
      { pid: 2, parent: 1, ticks: 10 },
      { pid: 3, parent: 2, ticks: 5 },
      { pid: 4, parent: 1, ticks: 50 },
    ];
    expect(treeTicks(processes, 2)).toBe(15);
    expect(treeTicks(processes, 9)).toBe(0);
  });

  test('a busy child of ours is ours, and to another tree it is foreign', async (context) => {
    if (process.platform !== 'linux') context.skip('only Linux tells of every process in /proc');
    const ours = watchForeignCpu();
    const strangers = watchForeignCpu(2 ** 22 + 1);
    const script = 'const end = performance.now() + 700; while (performance.now() < end);';
    const child = spawn(process.execPath, ['-e', script]);
    await new Promise((resolve) => child.once('exit', resolve));
    const [own, foreign] = [ours(), strangers()];
    expect(Number(foreign)).toBeGreaterThan(10);
    // What the child burnt is in one and not in the other, whatever else runs here.
    expect(Number(foreign) - Number(own)).toBeGreaterThan(5);
  });
});

test('a benchmark prints the object on its last line, run by Node itself', () => {
  const script = `
    import { createReport } from './tests/bench/report/report.ts';
    const report = await createReport('start', 'browser');
    report.figure('warm', 'ms', [1, 2, 3, 4, 5]);
    report.print();`;
  const args = ['--input-type=module', '-e', script];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ bench: 'start' });
});
