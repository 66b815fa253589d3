export type Figure = {
  readonly unit: string;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

export type Slope = { readonly perUnit: number; readonly unit: string; readonly from: number; readonly to: number };

/** The smallest sample that at least `share` of all samples do not exceed (nearest rank). */
export function percentile(ordered: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(ordered.length * share));
  const sample = ordered[rank - 1];
  if (sample === undefined) throw new Error('a percentile of no samples');
  return sample;
}

/** The upper of the two in the middle; NaN of none. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Refuses too few samples and one that is no number: a figure that could not be taken is an error. */
export function figureOf(name: string, unit: string, samples: readonly number[], leastSamples: number): Figure {
  if (samples.length < leastSamples) {
    throw new Error(`${name}: ${samples.length} samples; at least ${leastSamples}`);
  }
  const bad = samples.find((sample) => !Number.isFinite(sample));
  if (bad !== undefined) throw new Error(`${name}: a sample is ${bad}`);
  // Without a comparison, sort() orders numbers as text.
  const ordered = samples.toSorted((one, other) => one - other);
  return {
    unit,
    n: ordered.length,
    p50: percentile(ordered, 0.5),
    p95: percentile(ordered, 0.95),
    p99: percentile(ordered, 0.99),
    max: percentile(ordered, 1),
  };
}

/** The least-squares line through points (size, cost): what one more unit of size costs. */
export function slopeOf(unit: string, points: readonly (readonly [size: number, cost: number])[]): Slope {
  const sizes = points.map(([size]) => size);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanSize = mean(sizes);
  const meanCost = mean(points.map(([, cost]) => cost));
  const spread = points.reduce((sum, [size]) => sum + (size - meanSize) ** 2, 0);
  const both = points.reduce((sum, [size, cost]) => sum + (size - meanSize) * (cost - meanCost), 0);
  const perUnit = both / spread;
  if (!Number.isFinite(perUnit)) throw new Error('a slope needs points at two sizes, all of them numbers');
  return { perUnit, unit, from: Math.min(...sizes), to: Math.max(...sizes) };
}
