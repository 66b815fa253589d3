/** The disk says no; nothing else does. */
export class Unwritable extends Error {
  readonly isFull: boolean;
  constructor(error: unknown) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    super(code);
    this.isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  }
}

export async function onDisk<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new Unwritable(error);
  }
}
