import { spawn } from 'node:child_process';

const windows = process.platform === 'win32';

/** What is running now, so that a signal reaches it and nothing is left behind. */
const running = new Set();
let stopping = null;

/**
 * Starts a program in a process group of its own: a Ctrl-C then comes to us alone and is passed on once,
 * and whatever the program left when it ended is ended with the group.
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', windowsHide: true, ...options, detached: !windows });
  const entry = { child };
  running.add(entry);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
  }).then((end) => {
    running.delete(entry);
    killGroup(child, 'SIGKILL');
    return end;
  });
  return { child, ended };
}

/** Runs to the end and gives back what it printed. */
export async function read(program, args, options = {}) {
  const { child, ended } = start(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more) => {
      text += more;
    });
  }
  const end = await ended;
  return { ...end, text };
}

export function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) {
      if (child.exitCode === null) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    } else process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

export function isStopping() {
  return stopping !== null;
}

/**
 * Ctrl-C, a closed terminal or SIGTERM: each program is asked once to end, and after `graceMs` the groups
 * are ended. A second Ctrl-C does not wait.
 */
export function passSignalsOn(graceMs = 8000) {
  if (process.env.npm_lifecycle_event !== undefined) watchParent();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const impatient = stopping !== null && signal === 'SIGINT' && performance.now() - stopping.atMs > 500;
      const first = stopping === null;
      stopping ??= { signal, atMs: performance.now() };
      for (const { child } of running) {
        if (impatient) killGroup(child, 'SIGKILL');
        else if (first) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      }
      if (!first) return;
      setTimeout(() => {
        for (const { child } of running) killGroup(child, 'SIGKILL');
      }, graceMs).unref();
    });
  }
}

/**
 * npm 11 passes a SIGTERM to the shell between it and us, and that shell ends without telling us: when our parent
 * is another one than at first, that was it.
 */
function watchParent() {
  const parent = process.ppid;
  const look = () => {
    if (process.ppid !== parent) process.emit('SIGTERM', 'SIGTERM');
    else setTimeout(look, 500).unref();
  };
  look();
}

/** The shell's way of saying how a program ended. */
export function exitCode(end) {
  if (stopping !== null) return stopping.signal === 'SIGINT' ? 130 : 143;
  if (end.code !== null) return end.code;
  return 1;
}
