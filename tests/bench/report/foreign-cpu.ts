import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Ticks = { readonly all: number; readonly busy: number };

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended between the listing and the look.
    return null;
  }
}

/** proc(5): user, nice, system, idle, iowait, irq, softirq, steal of all processors together. */
export function systemTicks(stat: string): Ticks {
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = (
    /^cpu +(.*)$/m.exec(stat)?.[1] ?? ''
  )
    .split(' ')
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { all: busy + idle + iowait, busy };
}

export type ProcessTicks = { readonly pid: number; readonly parent: number; readonly ticks: number };

/**
 * proc(5): a process's own time and that of its children that ended and were waited for, so that a whole tree
 * sums up whoever of it is gone. The name in parentheses may hold spaces and parentheses itself.
 */
export function processTicks(stat: string): ProcessTicks {
  const pid = Number.parseInt(stat, 10);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
  return { pid, parent: Number(fields[1]), ticks };
}

/** The ticks of `root` and everything under it. */
export function treeTicks(processes: readonly ProcessTicks[], root: number): number {
  const children = new Map<number, ProcessTicks[]>();
  for (const one of processes) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((ticks, child) => ticks + child.ticks + sum(child.pid), 0);
  return (processes.find(({ pid }) => pid === root)?.ticks ?? 0) + sum(root);
}

function lookNow(root: number): { system: Ticks; own: number } {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readOrNull(`/proc/${name}/stat`))
    .filter((stat) => stat !== null)
    .map(processTicks);
  return { system: systemTicks(readFileSync('/proc/stat', 'utf8')), own: treeTicks(processes, root) };
}

/**
 * How much of this machine's processors went to what is not ours from now on: 100 is all of them. What a
 * benchmark says of the load it ran under. A text where the system does not tell.
 */
export function watchForeignCpu(root = process.pid): () => number | string {
  if (!existsSync('/proc/stat')) return () => 'not told by this system';
  const from = lookNow(root);
  return () => {
    const to = lookNow(root);
    const all = to.system.all - from.system.all;
    if (all <= 0) return 0;
    const foreign = to.system.busy - from.system.busy - Math.max(0, to.own - from.own);
    return Math.round(Math.min(100, Math.max(0, (foreign / all) * 100)) * 10) / 10;
  };
}
