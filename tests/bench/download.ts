/**
 * A file of 1 GB and 500 files of 200 KB from nginx on the loopback into the store, checked and on the disk, beside what
 * else brings and checks files. Ours is timed inside a running process, as main is; theirs from their start to their end,
 * which adds some ten milliseconds.
 *
 *   aria2cVerified        time of aria2c with four connections and its checksum / ours
 *   aria2cUnverified      the same without its checksum
 *   cpuOfCurlSha256sum    our processor time / that of curl and sha256sum
 *   smallFiles            time of curl -Z and sha256sum for the 500 / ours
 *   peakBytes             the most memory of our process
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AssetDigest, Bytes } from '../../core/words/index.ts';
import type { Wanted } from '../../main/downloads/index.ts';
import { createPieceHasher, infoHashOf, pieceBytesFor } from '../../main/pieces/index.ts';
import { createReport } from './report/report.ts';
import { medianOf } from './report/statistics.ts';
import type { Fetched, ToFetch } from './tools/download-child.ts';
import { serveByNginx } from './tools/nginx.ts';
import { mustHave, type Timed, timed } from './tools/timed-program.ts';

const LARGE_BYTES = 1_000_000_000;
const SMALL_BYTES = 200_000;
const SMALL_COUNT = 500;
const RUNS = 5;

mustHave(['nginx', 'aria2c', 'curl', 'sha256sum']);
const report = await createReport('download', 'node');
const folder = join(import.meta.dirname, '../../.cache/bench-download');
rmSync(folder, { recursive: true, force: true });
const served = join(folder, 'served');
mkdirSync(served, { recursive: true });

const large = makeLarge();
const small = Array.from({ length: SMALL_COUNT }, makeSmall);
const nginx = await serveByNginx(served, join(folder, 'nginx'));
try {
  const to = join(folder, 'to');
  const url = `${nginx.root}/${large.wanted.digest}`;
  const sum = `echo '${large.wanted.digest}  ${to}/file' | sha256sum -c --quiet`;
  const programs = {
    verified: `aria2c -q -x4 -s4 --checksum=sha-256=${large.wanted.digest} -d ${to} -o file ${url}`,
    unverified: `aria2c -q -x4 -s4 -d ${to} -o file ${url}`,
    curl: `curl -sf -o ${to}/file ${url} && ${sum}`,
  };
  const took: Record<keyof typeof programs, Timed[]> = { verified: [], unverified: [], curl: [] };
  const ours: Fetched[] = [];
  const oursSmall: Fetched[] = [];
  const curlSmall: Timed[] = [];
  const config = join(folder, 'small.curl');
  const sums = join(folder, 'small.sums');
  writeFileSync(
    config,
    small.map(({ wanted: { digest } }) => `url=${nginx.root}/${digest}\noutput=${to}/${digest}\n`).join(''),
  );
  writeFileSync(sums, small.map(({ wanted: { digest } }) => `${digest}  ${to}/${digest}\n`).join(''));
  // By turns: what else the machine does falls on all alike.
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(fetchOurs([large]));
    for (const name of ['verified', 'unverified', 'curl'] as const) took[name].push(await fresh(programs[name], to));
    oursSmall.push(fetchOurs(small));
    curlSmall.push(await fresh(`curl -sf -Z -K ${config} && sha256sum -c --quiet ${sums}`, to));
  }
  const median = (of: readonly Timed[], by: keyof Timed = 'seconds') => medianOf(of.map((one) => one[by]));
  report.figure('large', 's', seconds(ours));
  report.figure('small', 's', seconds(oursSmall));
  report.figure(
    'largeCpu',
    's',
    ours.map(({ cpuSeconds }) => cpuSeconds),
  );
  report.baseline('aria2cVerified', 's', seconds(took.verified));
  report.baseline('aria2cUnverified', 's', seconds(took.unverified));
  report.baseline('curlSha256sum', 's', seconds(took.curl));
  report.baseline(
    'curlSha256sumCpu',
    's',
    took.curl.map(({ cpuSeconds }) => cpuSeconds),
  );
  report.baseline('curlSmall', 's', seconds(curlSmall));
  report.ratio('aria2cVerified', median(took.verified) / median(ours));
  report.ratio('aria2cUnverified', median(took.unverified) / median(ours));
  report.ratio('cpuOfCurlSha256sum', median(ours, 'cpuSeconds') / median(took.curl, 'cpuSeconds'));
  report.ratio('smallFiles', median(curlSmall) / median(oursSmall));
  report.fact('peakBytes', Math.max(...[...ours, ...oursSmall].map(({ peakBytes }) => peakBytes)));
  report.fact('aria2c', versionOf('aria2c'));
  report.fact('curl', versionOf('curl'));
} finally {
  await nginx.stop();
}
rmSync(folder, { recursive: true });
report.print();

function makeLarge(): { readonly wanted: Wanted; readonly tables: readonly string[] } {
  const pieceBytes = pieceBytesFor(LARGE_BYTES) ?? 0;
  const cut = createPieceHasher(pieceBytes);
  const whole = createHash('sha256');
  const block = Buffer.alloc(1_000_000);
  const part = join(served, 'large');
  const file = openSync(part, 'w');
  for (let at = 0; at < LARGE_BYTES; at += block.byteLength) {
    randomFillSync(block);
    cut.update(block);
    whole.update(block);
    writeSync(file, block);
  }
  closeSync(file);
  const digest = whole.digest('hex') as AssetDigest;
  execFileSync('mv', [part, join(served, digest)]);
  const table = cut.table();
  const infoHash = infoHashOf({ digest, bytes: LARGE_BYTES, pieceBytes, table });
  const pieces = { bytes: pieceBytes, digest: put(table), infoHash };
  return { wanted: { digest, bytes: LARGE_BYTES, mediaType: 'video/mp4', pieces }, tables: [pieces.digest] };
}

function makeSmall(): { readonly wanted: Wanted; readonly tables: readonly string[] } {
  const digest = put(randomFillSync(Buffer.alloc(SMALL_BYTES)));
  return { wanted: { digest, bytes: SMALL_BYTES as Bytes, mediaType: 'application/pdf' }, tables: [] };
}

function put(content: Uint8Array): AssetDigest {
  const digest = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(served, digest), content);
  return digest as AssetDigest;
}

function fetchOurs(files: readonly ReturnType<typeof makeLarge>[]): Fetched {
  const list = join(folder, 'files.json');
  const at = (digest: string) => `${nginx.root}/${digest}`;
  const toFetch = files.map(
    ({ wanted, tables }): ToFetch => ({
      wanted,
      addresses: [at(wanted.digest)],
      tables: tables.map(at),
    }),
  );
  writeFileSync(list, JSON.stringify(toFetch));
  const store = join(folder, 'store');
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'tools/download-child.ts'), store, list], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('our own process failed');
  rmSync(store, { recursive: true });
  return JSON.parse(String(child.stdout)) as Fetched;
}

async function fresh(line: string, to: string): Promise<Timed> {
  mkdirSync(to, { recursive: true });
  const took = await timed(line);
  rmSync(to, { recursive: true });
  return took;
}

function seconds(of: readonly Timed[]): number[] {
  return of.map((one) => one.seconds);
}

function versionOf(program: string): string {
  return /\d+\.\d+\.\d+/.exec(String(execFileSync(program, ['--version'])))?.[0] ?? '';
}
