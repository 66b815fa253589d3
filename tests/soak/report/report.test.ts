import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSoak, readRevision } from './report.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lectern-soak-'));
  writeFileSync(join(root, 'file'), 'one');
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
  git('init', '--quiet');
  git('add', 'file');
  git('-c', 'user.name=x', '-c', 'user.email=x@x.invalid', 'commit', '-q', '-m', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

test('an interrupted soak goes on where it was, with what it had counted', () => {
  const first = openSoak('lessons', { seed: 7, count: 10, root });
  expect(first.from).toBe(0);
  first.record(4, { lessons: 4, lost: 0 });
  const second = openSoak('lessons', { seed: 7, count: 10, root });
  expect(second.from).toBe(4);
  second.record(1, { lessons: 1, lost: 1 });
  expect(second.tally).toEqual({ lessons: 5, lost: 1 });
  expect(openSoak('lessons', { seed: 8, count: 10, root }).from).toBe(0);
  expect(openSoak('lessons', { seed: 7, count: 10, root, fresh: true }).from).toBe(0);
});

test('a whole soak is written down with date, machine and revision, and the next begins anew', async () => {
  const soak = openSoak('kills', { seed: 1, count: 2, root });
  await expect(soak.finish()).rejects.toThrow('0 of 2');
  soak.record(2, { kills: 2, lost: 0 });
  await soak.finish();
  const written = JSON.parse(readFileSync(join(root, 'docs/measured/kills.json'), 'utf8'));
  expect(written).toMatchObject({ soak: 'kills', seed: 1, count: 2, tally: { kills: 2, lost: 0 } });
  expect(Date.parse(written.date)).toBeGreaterThan(0);
  expect(written.machine.cpus).toBeGreaterThan(0);
  expect(written.revision).toMatch(/^[0-9a-f]{40}$/);
  expect(openSoak('kills', { seed: 1, count: 2, root }).from).toBe(0);
});

test('a revision says when the tree differs from it', () => {
  writeFileSync(join(root, 'file'), 'two');
  expect(readRevision(root)).toMatch(/^[0-9a-f]{40} with changes$/);
});

test('a tally that is no number is refused', () => {
  const soak = openSoak('lessons', { seed: 7, count: 10, root });
  expect(() => soak.record(1, { lost: Number.NaN })).toThrow(/lost is NaN/);
});
