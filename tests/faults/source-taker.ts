// A process that takes a list of lessons in, until it is killed. It prints a line when it begins and one when it is done.
import { writeSync } from 'node:fs';
import { readSource } from '../../main/sources/read-source.ts';

const [shardFolder = '', path = ''] = process.argv.slice(2);
writeSync(1, 'begun\n');
const read = await readSource(
  { id: 'school', kind: 'table', path, rules: [], shardFolder, dryRun: false, files: null },
  { flags: { isCalm: () => false, isCancelled: () => false }, onCount: () => undefined, warn: () => undefined },
);
if (!read.ok) throw new Error(read.error.code);
writeSync(1, 'done\n');
