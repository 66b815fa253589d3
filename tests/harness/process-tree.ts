import { readdirSync, readFileSync } from 'node:fs';

/** The process and all its descendants, from /proc (Linux). */
export function processTree(rootPid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrNull(`/proc/${name}/stat`);
    // The command's name, in brackets, may hold blanks and brackets: count from the last one.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields?.[1]) parents.set(Number(name), Number(fields[1]));
  }
  const tree = [rootPid];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/**
 * Proportional set size of these in bytes: what the machine would get back if all of them ended.
 * Resident sizes would count what the processes share once for each of them.
 */
export function pssBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
    return sum + Number(kilobytes ?? 0) * 1024;
  }, 0);
}

/** The same by what each process is: Node, and of Chromium by its own names. It joins its arguments by blanks. */
export function pssBytesByKind(pids: readonly number[]): Readonly<Record<string, number>> {
  const bytes: Record<string, number> = {};
  for (const pid of pids) {
    const line = (readOrNull(`/proc/${pid}/cmdline`) ?? '').split(/[\0 ]/);
    const of = (name: string) => line.find((part) => part.startsWith(`--${name}=`))?.split('=')[1];
    const isChromium = /chrom/.test(line[0] ?? '');
    const kind = isChromium ? (of('utility-sub-type')?.split('.').at(-1) ?? of('type') ?? 'browser') : 'node';
    bytes[kind] = (bytes[kind] ?? 0) + pssBytes([pid]);
  }
  return bytes;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
