// Lectern on Electron: what is shipped.
import { start } from '../../app.ts';
import { prepare, runElectronHost } from './run.ts';

const prepared = await prepare(import.meta.url);
if (prepared) void runElectronHost(prepared, start);
