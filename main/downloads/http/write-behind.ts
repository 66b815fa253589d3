/** One write after the other, while the next is being gathered. */
export type WriteBehind = {
  /** Settled when the write before this one is done: who waits for it is one ahead of the disk. Rejects with what it said. */
  write(work: () => Promise<void>): Promise<void>;
  /** All of them are done. */
  settled(): Promise<void>;
};

export function createWriteBehind(): WriteBehind {
  let writing: Promise<void> = Promise.resolve();
  return {
    write(work) {
      const before = writing;
      writing = before.then(work);
      // Who waits for it is told; nobody does when the server breaks off first.
      writing.catch(() => undefined);
      return before;
    },
    settled: () => writing,
  };
}
