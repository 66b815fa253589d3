import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { makeDataFolder, type RunningLectern, startLectern } from './lectern.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const captured = join(root, 'tests/fixtures/catalogue/smartedu/v2');

/**
 * Lectern with a catalogue that was taken in by the command before it starts: the committed cut of the national
 * platform's, or another.
 */
export async function startWithCatalogue(
  kind = 'smartedu',
  path = captured,
): Promise<{ lectern: RunningLectern; teacher: Page }> {
  const data = makeDataFolder();
  const command = ['out/main/cli.js', 'catalogue', 'import', kind, path, '--data', data];
  execFileSync(process.execPath, command, { cwd: root, stdio: 'pipe' });
  const lectern = await startLectern({ data });
  const teacher = await lectern.window('console');
  await teacher.getByTestId('lesson-card').nth(5).waitFor();
  return { lectern, teacher };
}
