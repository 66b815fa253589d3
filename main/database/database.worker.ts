import { parentPort, workerData } from 'node:worker_threads';
import { NotWal } from './connection.ts';
import { faultCodeOf, sqliteCodeOf } from './fault.ts';
import type { FromWorker, Served, ToWorker, WorkerTask } from './messages.ts';
import { FromFuture } from './migrate.ts';
import type { OpenFailure } from './precious.ts';
import { SLOW_MS } from './run.ts';
import { servePrecious } from './served.ts';

/**
 * One database in one thread. SQLite cannot be interrupted from inside, so nothing that waits for a database
 * may share a thread with what must stay quick: strokes never wait behind a search.
 */
const port = parentPort;
if (!port) throw new Error('runs in a worker only');
const task: WorkerTask = workerData;
const send = (message: FromWorker): void => port.postMessage(message);

function took(name: string, ms: number): void {
  const slow = ms > SLOW_MS;
  if (slow || name === task.timed) send({ kind: 'timed', name, ms, slow });
}

async function open(): Promise<Served | null> {
  try {
    if (task.database === 'catalogue') {
      // Only here: what searches need would take 0.1 s and some megabytes of the other workers too.
      const { openCatalogue } = await import('./served-catalogue.ts');
      const served = openCatalogue(task.folder, task.han, took);
      send({ kind: 'opened', opening: null });
      return served;
    }
    if ('folder' in task) {
      const { openTexts } = await import('./served-text.ts');
      const served = openTexts(task.folder, task.han, took);
      send({ kind: 'opened', opening: null });
      return served;
    }
    const { served, opening } = servePrecious(task.database, task.place, took);
    send({ kind: 'opened', opening });
    return served;
  } catch (error) {
    send({ kind: 'refused', failure: failureOf(error) });
    return null;
  }
}

function failureOf(error: unknown): OpenFailure {
  const file = 'folder' in task ? task.folder : task.place.file;
  if (error instanceof FromFuture) return { code: 'databaseFromFuture', file };
  if (error instanceof NotWal) return { code: 'folderUnfit', file };
  const code = sqliteCodeOf(error);
  if (/^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM|FULL)|EACCES|EPERM|EROFS|ENOENT|EEXIST|ENOTDIR|ENOSPC)/.test(code)) {
    return { code: 'folderUnwritable', file, detail: code };
  }
  return { code: 'databaseUnopenable', file, detail: String(error) };
}

async function answer(served: Served, message: ToWorker): Promise<void> {
  if (message.kind === 'close') {
    await served.close();
    port?.close();
    return;
  }
  const { id } = message;
  try {
    if (message.kind === 'query') send({ kind: 'answer', id, value: served.query(message.name, message.args) });
    else if (message.kind === 'backup') send({ kind: 'answer', id, value: await served.backup() });
    else if (message.kind === 'reopen') send({ kind: 'answer', id, value: served.reopen() });
    else send({ kind: 'answer', id, value: served.keys(message.titles) });
  } catch (error) {
    send({ kind: 'failed', id, code: faultCodeOf(error), message: error instanceof Error ? error.message : 'unknown' });
  }
}

const served = await open();
if (served) port.on('message', (message: ToWorker) => void answer(served, message));
