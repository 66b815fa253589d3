// A process that converts one file and does nothing else, so that a test can kill it: INPUT OUTPUT.
import { createMedia, decide } from '../../main/media/index.ts';

const [input = '', output = ''] = process.argv.slice(2);
const media = createMedia({ env: process.env });
const probed = await media.probe(input);
if (!probed.ok) throw new Error(probed.error.code);
const decision = decide(probed.value);
if (decision.kind !== 'convert') throw new Error('it is kept');
let told = false;
const onProgress = (part: number) => {
  if (told || part === 0) return;
  told = true;
  process.stdout.write('under way\n');
};
await media.convert({ input, probe: probed.value, decision, output, onProgress });
