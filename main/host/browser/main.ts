// Lectern on plain Node and an installed Chromium: CI, development, PCs where nothing may be installed.
import { start } from '../../app.ts';
import { readFlags } from '../common/index.ts';
import { runBrowserHost } from './run.ts';

const flags = readFlags(process.argv.slice(2));
if (flags.ok) {
  process.exitCode = await runBrowserHost(flags.value, process.env, start, import.meta.url);
} else {
  process.stderr.write(`${flags.error.detail}\n`);
  process.exitCode = 2;
}
