/** Lines for the person who runs Lectern from a terminal, and for the log file; never for a window. */
export type Log = {
  info(text: string): void;
  warn(text: string): void;
  /** Returns the id that the answer to a window carries, so that the two can be laid side by side. */
  fault(what: string, error: unknown): string;
};

export function streamLog(write: (line: string) => void): Log {
  let faults = 0;
  return {
    info: (text) => write(`${text}\n`),
    warn: (text) => write(`! ${text}\n`),
    fault(what, error) {
      faults += 1;
      const id = `E${process.pid}-${faults}`;
      write(`! ${id} ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      return id;
    },
  };
}
