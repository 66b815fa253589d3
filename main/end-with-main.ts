import { spawn } from 'node:child_process';

/**
 * Ends `pid`, or the group `-pid`, when this process ends, even by `kill -9`: ffmpeg ignores a broken pipe and would go
 * on for hours, and LibreOffice hears of nothing. A shell waits for the end of a pipe that only this process holds. On
 * Windows libuv's job object does it.
 * The returned function is called when `pid` has ended by itself, so that no later process of that number is hit.
 */
export function endWithMain(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -9 "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the worst is what would be anyway.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  return () => {
    guard.kill('SIGKILL');
  };
}
