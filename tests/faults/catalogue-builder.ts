// A process that makes a catalogue of the sources it is told of, until it is killed. It prints a line when it begins
// and one when it is done.
import { readFileSync, writeSync } from 'node:fs';
import { buildCatalogue } from '../../main/database/catalogue/index.ts';
import { han } from '../support/han.ts';

const [folder = '', sources = ''] = process.argv.slice(2);
const how = { han: han() };
const told = JSON.parse(readFileSync(sources, 'utf8'));
writeSync(1, 'begun\n');
buildCatalogue(folder, told, how);
writeSync(1, 'done\n');
