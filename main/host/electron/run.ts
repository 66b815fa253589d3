import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { streamLog } from '../../log.ts';
import { type Folders, machinePaths, readFlags, type StartApp } from '../common/index.ts';
import { createElectronHost, prepareElectron } from './host.ts';

/** What Electron's entry is, once the app to start is known. */
export async function runElectronHost(policyFolders: Folders, start: StartApp, mainUrl: string): Promise<void> {
  const log = streamLog((line) => process.stdout.write(line));
  const flags = readFlags(process.argv.slice(app.isPackaged ? 1 : 2), false);
  const data = flags.ok ? flags.value.data : undefined;
  const paths = machinePaths({ data }, policyFolders, process.env, mainUrl);
  // Before the lock: it is one for each such folder, and so for each account.
  const profile = join(paths.account, 'electron');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
  prepareElectron();
  if (!app.requestSingleInstanceLock()) {
    log.info('Lectern is already running and was brought to the front.');
    app.exit(0);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  await app.whenReady();
  const host = createElectronHost({ paths, log, checkAnswers: process.env.LECTERN_CHECK_ANSWERS === '1', mainUrl });
  const started = await start(host);
  if (started.ok) return;
  await host.dialogs.showError('Lectern', started.error.code);
  app.exit(1);
}
