// The command `lectern` without a window: `lectern doctor` looks at this machine and changes nothing, `lectern
// catalogue import` takes a catalogue of others in, `lectern feed` publishes one of one's own.
// Later verbs use the same services as the windows; what a verb prints is for people, its exit code for scripts.
import { homedir } from 'node:os';
import { readFlags, readSurroundings } from '../host/common/index.ts';
import { catalogue } from './catalogue.ts';
import { doctor } from './doctor.ts';
import { feed } from './feed.ts';
import { feedTextsIn } from './feed-texts.ts';
import { lookAtMachine } from './machine.ts';
import { languageOf, textsIn } from './texts.ts';
import { wallClock } from './wall-clock.ts';

async function main([verb, ...args]: readonly string[]): Promise<number> {
  const texts = textsIn(languageOf(process.env));
  const write = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  const say = { out: write(process.stdout), error: write(process.stderr) };
  if (verb === 'catalogue') return catalogue(args, import.meta.url, texts, say);
  if (verb === 'feed') return feed(args, wallClock(), feedTextsIn(languageOf(process.env)), say);
  const flags = readFlags(args);
  if (verb !== 'doctor' || !flags.ok) {
    process.stderr.write(`${flags.ok ? texts.usage : `${flags.error.detail}\n${texts.usage}`}\n`);
    return 2;
  }
  const { paths, options } = await readSurroundings(flags.value, process.env, import.meta.url);
  const machine = lookAtMachine({ paths, policyFaults: options.policyFaults, home: homedir() });
  return doctor(machine, textsIn(flags.value.language ?? languageOf(process.env)), (line) => {
    process.stdout.write(`${line}\n`);
  });
}

process.exitCode = await main(process.argv.slice(2));
