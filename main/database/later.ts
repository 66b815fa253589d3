import { type DatabaseClient, openDatabase } from './client.ts';
import { DatabaseFault } from './fault.ts';
import type { WorkerTask } from './messages.ts';
import type { Queries } from './query.ts';

/**
 * A database that nothing waits for at a start: its worker begins when it is first asked. What cannot be opened is
 * tried again with the next question, and each question that came in vain is answered `databaseGone`.
 */
export function openLater<Table extends Queries>(
  task: WorkerTask,
  deps: Parameters<typeof openDatabase>[1],
): Pick<DatabaseClient<Table>, 'run' | 'close'> {
  let opening: ReturnType<typeof openDatabase<Table>> | null = null;
  let closed = false;
  async function client(): Promise<DatabaseClient<Table>> {
    if (closed) throw new DatabaseFault('databaseGone', `${task.database} is closed`);
    opening ??= openDatabase<Table>(task, deps);
    const opened = await opening;
    if (opened.ok) return opened.value;
    opening = null;
    throw new DatabaseFault('databaseGone', `${task.database} was not opened: ${opened.error.code}`);
  }
  return {
    run: async (name, args) => (await client()).run(name, args),
    async close() {
      closed = true;
      const opened = await opening;
      if (opened?.ok) await opened.value.close();
    },
  };
}
