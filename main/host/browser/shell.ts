import { spawn } from 'node:child_process';
import { fail, ok } from '../../../core/words/index.ts';
import type { Clock, Shell } from '../ports.ts';

type Opener = { readonly program: string; readonly args: readonly string[]; readonly tellsByCode: boolean };

/** A program that has not complained for so long has found someone to open the file. */
const COMPLAINS_WITHIN_MS = 4000;

/** The system's own opener as a child, with the path as one argument: no command line is ever put together. */
export function createShell(clock: Clock, platform: NodeJS.Platform): Shell {
  return {
    openDocument: (path) =>
      new Promise((resolve) => {
        const { program, args, tellsByCode } = openerOf(platform);
        const child = spawn(program, [...args, path], { stdio: 'ignore', detached: true, windowsHide: true });
        const callOff = clock.after(COMPLAINS_WITHIN_MS, () => resolve(ok({})));
        child.once('error', (error) => {
          callOff();
          resolve(fail({ code: 'shellFailed', detail: error.message }));
        });
        child.once('exit', (code) => {
          callOff();
          if (code === 0 || !tellsByCode) return resolve(ok({}));
          // xdg-open(1): 3, a tool that was needed is not there; 4, the action failed.
          resolve(
            fail({ code: code === 3 || code === 4 ? 'noProgram' : 'shellFailed', detail: `${program}: ${code}` }),
          );
        });
        child.unref();
      }),
  };
}

function openerOf(platform: NodeJS.Platform): Opener {
  // Explorer ends with 1 whatever became of it.
  if (platform === 'win32') return { program: 'explorer.exe', args: [], tellsByCode: false };
  if (platform === 'darwin') return { program: '/usr/bin/open', args: [], tellsByCode: true };
  return { program: 'xdg-open', args: [], tellsByCode: true };
}
