import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Program, startProgram } from './programs.ts';

/**
 * Plain Xvfb always reports one screen, whatever xrandr says. Xorg with the dummy driver has sixteen outputs
 * that xrandr switches like real ones (Debian 12: xserver-xorg-video-dummy 0.4.0).
 */
const configuration = `Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 524288
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 8192 4320
  EndSubSection
EndSection
`;

function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (more: string) => {
      text += more;
      if (text.includes('\n')) resolve(text.trim());
    });
    stream.once('end', () => reject(new Error('it ended before it was ready')));
    stream.once('error', reject);
  });
}

/** Starts the server on a display number that it finds free itself. */
export async function startXorg(folder: string): Promise<{ program: Program; name: string }> {
  const file = join(folder, 'xorg.conf');
  const log = join(folder, 'xorg.log');
  writeFileSync(file, configuration);
  // The wrapper /usr/bin/Xorg of xserver-xorg-legacy asks for a console; the server itself does not.
  const server = '/usr/lib/xorg/Xorg';
  const args = ['-config', file, '-logfile', log, '-displayfd', '3', '-noreset', '-novtswitch', '-sharevts'];
  const program = startProgram(existsSync(server) ? server : 'Xorg', [...args, '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = program.child.stdio[3] as Readable;
  try {
    return { program, name: `:${await firstLine(numbers)}` };
  } catch (error) {
    throw new Error(`Xorg did not start (${String(error)}); its log is ${log}`);
  }
}
