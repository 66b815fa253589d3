// A process that takes in what lessons say until it is killed, and says each step that is on the disk.
import { writeSync } from 'node:fs';
import { serveText } from '../../main/database/served-text.ts';
import { han } from '../support/han.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const served = serveText(folder, han(), () => undefined);
const sources = [{ id: 'feed', digest: 'd', held: false, files: [file] }];
for (let done = false; !done; ) {
  ({ done } = served.query('text.step', { sources }) as { done: boolean });
  writeSync(1, 'step\n');
}
