import { dirname } from 'node:path';
import { diskFiles, flushFolder, patiently } from './files.ts';

/**
 * Writes a small file whole or not at all: after a power cut there is the old text or the new one, never half
 * and never none. Throws what the file system says.
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const part = `${file}.part`;
  await diskFiles.mkdir(dirname(file), { recursive: true });
  const handle = await diskFiles.open(part, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await patiently(() => diskFiles.rename(part, file));
  await flushFolder(diskFiles, dirname(file));
}
