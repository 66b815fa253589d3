import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { start } from './children.mjs';
import { Refusal, say } from './say.mjs';
import { systemPackages } from './system-packages.mjs';

const extension = process.platform === 'win32' ? '.exe' : '';

/** @returns {string | null} where `name` is on the PATH */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name + extension);
    if (folder !== '' && existsSync(file)) return file;
  }
  return null;
}

export function isThere(row, find = onPath, exists = existsSync) {
  return (row.programs ?? []).some((name) => find(name) !== null) || (row.files ?? []).some((file) => exists(file));
}

/** @returns {{ system: 'debian' | 'ubuntu' | 'fedora' | 'linux' | 'mac' | 'windows', root: boolean }} */
export function machineKind(platform = process.platform, release = readRelease(), uid = process.getuid?.()) {
  if (platform === 'darwin') return { system: 'mac', root: uid === 0 };
  if (platform === 'win32') return { system: 'windows', root: false };
  const id = /^ID="?([a-z]+)/m.exec(release)?.[1] ?? '';
  const system = id === 'debian' || id === 'ubuntu' || id === 'fedora' ? id : 'linux';
  return { system, root: uid === 0 };
}

function readRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

const fedoraNames = { chromium: 'chromium', ffmpeg: 'ffmpeg-free', 'fonts-noto-cjk': 'google-noto-sans-cjk-fonts' };

/** The one line that gets what is missing on a machine where set-up does not install it itself. */
export function installLine(kind, missing) {
  const packages = missing.flatMap((row) => row.packages);
  const sudo = kind.root ? '' : 'sudo ';
  if (kind.system === 'debian') return `${sudo}apt-get install ${packages.join(' ')}`;
  if (kind.system === 'ubuntu') {
    // Ubuntu's own chromium package is only a snap, which sees neither our profile folder nor our pipe.
    const rest = packages.filter((name) => name !== 'chromium');
    const chrome = 'download Google Chrome (.deb) from google.com/chrome and run: ';
    const files = packages.includes('chromium') ? ['./google-chrome-stable_current_amd64.deb', ...rest] : rest;
    return `${packages.includes('chromium') ? chrome : ''}${sudo}apt-get install ${files.join(' ')}`;
  }
  if (kind.system === 'fedora') {
    return `${sudo}dnf install ${packages.map((name) => fedoraNames[name] ?? name).join(' ')}`;
  }
  if (kind.system === 'mac') {
    return `brew install ${packages.map((name) => (name === 'chromium' ? '--cask google-chrome' : name)).join(' && brew install ')}`;
  }
  if (kind.system === 'windows') {
    const names = { chromium: 'Google.Chrome', ffmpeg: 'Gyan.FFmpeg' };
    return packages.map((name) => `winget install ${names[name] ?? name}`).join(' && ');
  }
  return `with your system's package manager: ${packages.join(' ')}`;
}

export function missingFor(purposes, skip = []) {
  return systemPackages.filter(
    (row) =>
      purposes.includes(row.purpose) &&
      !skip.includes(row.what) &&
      (row.linuxOnly !== true || process.platform === 'linux') &&
      !isThere(row),
  );
}

/**
 * Installs what is missing where it may (Debian, as root) and says so; elsewhere says the one line.
 * `must`: without it the command cannot go on.
 */
export async function ensureSystem(purposes, { must = [], skip = [] } = {}) {
  const missing = missingFor(purposes, skip);
  if (missing.length === 0) return;
  const kind = machineKind();
  const names = missing.map((row) => row.what).join(', ');
  if (kind.system === 'debian' && kind.root && onPath('apt-get') !== null) {
    await installOnDebian(missing);
  } else {
    say(`Missing: ${names}. To get it, ${installLine(kind, missing)}`);
  }
  const needed = missingFor(purposes, skip).filter((row) => must.includes(row.what) || must.includes(row.purpose));
  if (needed.length > 0) {
    throw new Refusal(`This cannot go on without ${needed.map((row) => row.what).join(', ')}.`);
  }
}

async function installOnDebian(missing) {
  const packages = [...new Set(missing.flatMap((row) => row.packages))];
  say(`Installing Debian packages for ${missing.map((row) => row.what).join(', ')}: ${packages.join(' ')} …`);
  const options = { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = async (args) => {
    const { child, ended } = start('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args], options);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (more) => {
        text = (text + more).slice(-4000);
      });
    }
    return { end: await ended, text };
  };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  await apt(['update']);
  const first = await apt(install);
  if (first.end.code !== 0)
    say(`apt-get could not install them: ${first.text.trim().split('\n').slice(-3).join(' / ')}`);
}
