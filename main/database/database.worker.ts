import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type Han, readHan } from '../../core/search/index.ts';
import { NotWal } from './connection.ts';
import { faultCodeOf, sqliteCodeOf } from './fault.ts';
import type { FromWorker, Served, ToWorker, WorkerTask } from './messages.ts';
import { FromFuture } from './migrate.ts';
import type { OpenFailure } from './precious.ts';
import { SLOW_MS } from './run.ts';
import { keysOf } from './search-text.ts';
import { serveCatalogue, servePrecious } from './served.ts';

/**
 * One database in one thread. SQLite cannot be interrupted from inside, so nothing that waits for a database
 * may share a thread with what must stay quick: strokes never wait behind a search.
 */
const port = parentPort;
if (!port) throw new Error('runs in a worker only');
const task: WorkerTask = workerData;
let han: Han | null = null;
const send = (message: FromWorker): void => port.postMessage(message);

function took(name: string, ms: number): void {
  const slow = ms > SLOW_MS;
  if (slow || name === task.timed) send({ kind: 'timed', name, ms, slow });
}

function open(): Served | null {
  try {
    if (task.database === 'catalogue') {
      const served = serveCatalogue(task.folder, table(), took);
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
  const file = task.database === 'catalogue' ? task.folder : task.place.file;
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
    else send({ kind: 'answer', id, value: message.titles.map((titles) => keysOf(titles, table())) });
  } catch (error) {
    send({ kind: 'failed', id, code: faultCodeOf(error), message: error instanceof Error ? error.message : 'unknown' });
  }
}

function table(): Han {
  if (task.database !== 'catalogue') throw new Error('only the worker of the catalogue has the table of characters');
  han ??= readHan(readFileSync(task.han, 'utf8'));
  return han;
}

const served = open();
if (served) port.on('message', (message: ToWorker) => void answer(served, message));
