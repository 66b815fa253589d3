import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { isText, listFiles } from '../build/checks/files.ts';
import { type Looked, printed, unseen } from '../build/checks/finding.ts';
import { tidy } from '../build/checks/tidy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the source of this project', () => {
  let all: Looked;
  beforeAll(() => {
    all = tidy(root);
  });

  test.each([
    'wall clock',
    'transport',
    'database',
    'console',
    'interval',
    'unfinished',
    'silenced types',
    'fork',
    'electron in Node',
    'lone test',
    'shell',
    'open to the network',
    'ffmpeg',
    'this machine',
    'registry host',
    'file size',
    'file sizes',
    'function size',
    'one class, one file',
    'glossary',
    'tree',
    'door',
    'translations',
    'dependencies',
    'lock',
  ])('keeps the rule: %s', (rule) => {
    expect(all.findings.filter((finding) => finding.rule === rule).map(printed)).toEqual([]);
  });

  test('has no offence of a rule that this list does not name', () => {
    expect(all.findings.map(printed)).toEqual([]);
  });

  test('was read whole: every text file that git lists', () => {
    expect(unseen(all.looked, listFiles(root).filter(isText), 'tidy')).toEqual([]);
    expect(all.looked.length).toBeGreaterThan(100);
  });
});
