import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { type Log, streamLog } from '../../log.ts';
import { type Flags, readFlags, readSurroundings, type StartApp, type Surroundings } from '../common/index.ts';
import { createElectronHost, prepareElectron } from './host.ts';

export type Prepared = Surroundings & { readonly log: Log; readonly mainUrl: string };

const noFlags: Flags = { data: undefined, lessons: undefined, policy: undefined, language: undefined, window: true };

/**
 * All that must happen before Electron is ready. The entry awaits it at its top level, which holds `ready` back
 * (Electron 45, ES modules); it must not await anything that itself waits for `ready`. Null: another one runs.
 */
export async function prepare(mainUrl: string): Promise<Prepared | null> {
  prepareElectron();
  const log = streamLog((line) => process.stdout.write(line));
  const flags = readFlags(process.argv.slice(app.isPackaged ? 1 : 2), false);
  const surroundings = await readSurroundings(flags.ok ? flags.value : noFlags, process.env, mainUrl);
  // Before the lock: there is one for each such folder, and so for each account.
  const profile = join(surroundings.paths.account, 'electron');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
  if (app.requestSingleInstanceLock()) return { ...surroundings, log, mainUrl };
  log.info('Lectern is already running and was brought to the front.');
  app.exit(0);
  return null;
}

export async function runElectronHost({ paths, options, log, mainUrl }: Prepared, start: StartApp): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  await app.whenReady();
  const checkAnswers = process.env.LECTERN_CHECK_ANSWERS === '1';
  try {
    const host = createElectronHost({ paths, log, checkAnswers, mainUrl });
    const started = await start(host, { ...options, log });
    if (started.ok) return;
    await host.dialogs.showError('Lectern', started.error.detail ?? started.error.code);
  } catch (error) {
    // Electron goes on without a window after such a one, and holds the lock against every further start.
    dialog.showErrorBox('Lectern', log.fault('start', error));
  }
  app.exit(1);
}
