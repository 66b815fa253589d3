// A process that makes the files of the films in a data folder and does nothing else, so that a test can kill it: FOLDER.
import { join } from 'node:path';
import { createMedia } from '../../main/media/index.ts';
import { dataFolder } from '../support/data.ts';
import { openDerivedBench } from './derived-bench.ts';

const [folder = ''] = process.argv.slice(2);
const data = dataFolder(folder);
const { derived } = await openDerivedBench(data, { media: createMedia({ env: process.env }) });
process.stdout.write(`${join(folder, 'making')}\n`);
await derived.made();
