import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The program that a variable names; else the one in the program's own folder, or the first of that name on
 * PATH; null where there is none.
 */
export async function locate(
  name: string,
  override: string | undefined,
  env: Environment,
  ownFolder?: string,
): Promise<string | null> {
  if (override !== undefined && override !== '') return (await runnable(override)) ? override : null;
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of [ownFolder ?? '', ...(env.PATH ?? env.Path ?? '').split(delimiter)]) {
    if (folder === '') continue;
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (await runnable(path)) return path;
    }
  }
  return null;
}

async function runnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
