import type { Source } from './files.ts';
import type { Finding } from './finding.ts';

type Ban = {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly instead: string;
  /** Where it is the right thing, because that place is what the others go through. */
  readonly allowed: (file: string) => boolean;
};

const never = () => false;
const under = (...folders: readonly string[]) => {
  return (file: string) => folders.some((folder) => file.startsWith(folder));
};
const tests = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('tests/');

/**
 * Each ban names its replacement. The patterns are written so that they do not match their own source.
 */
export const bans: readonly Ban[] = [
  {
    rule: 'wall clock',
    pattern: /\bDate\s*\.now\s*\(|\bnew Date\(\)/,
    instead: 'clock.now() for time that passes; an injected wallClock for records that people read',
    // The composition roots make the wall clock that everything else is given.
    allowed: (file) =>
      /(^|\/)[a-z-]*clock\.ts$/.test(file) ||
      under('build/')(file) ||
      /^main\/app\.ts$|^renderer\/\w+\/main\.tsx$/.test(file) ||
      tests(file),
  },
  {
    rule: 'transport',
    pattern: /\bipc(Main|Renderer)\b|\bWebSocketServer\b|from 'ws'/,
    instead: 'the contract: host.carrier.serve in main, the bridge in windows',
    allowed: (file) => under('main/host/', 'preload/', 'build/')(file) || tests(file),
  },
  {
    rule: 'database',
    pattern: /\bnew Database\s*\(/,
    instead: 'the database room opens databases',
    allowed: (file) => under('main/database/')(file) || tests(file),
  },
  {
    rule: 'console',
    pattern: /\bconsole\s*\.(log|error|warn|info|debug|trace|table|dir|time)\b/,
    instead: 'the Log that is passed in',
    allowed: never,
  },
  {
    rule: 'interval',
    pattern: /\bsetInterval\s*\(/,
    instead: 'clock.after, armed again each time, so that it can be called off',
    allowed: never,
  },
  { rule: 'unfinished', pattern: /\b(FIXM[E]|TOD[O]|XX[X])\b/, instead: 'do it, or file it', allowed: never },
  {
    rule: 'silenced types',
    pattern: /@ts-(ignore|nocheck)\b/,
    instead: 'a type that fits; in a test @ts-expect-error',
    allowed: never,
  },
  {
    rule: 'fork',
    pattern: /\bfork\b[^;]*'(node:)?child_process'|\bchildProcess\.fork\s*\(/,
    instead: 'host.processes.start: the RunAsNode fuse forbids it',
    allowed: never,
  },
  {
    rule: 'electron in Node',
    pattern: /require\s*\(\s*['"]electron['"]\s*\)/,
    instead: 'its path file: requiring it downloads the program without limit',
    allowed: never,
  },
  {
    rule: 'lone test',
    pattern: /\b(test|describe|it)\.only\b/,
    instead: 'all tests run',
    allowed: never,
  },
  {
    rule: 'shell',
    pattern: /(?<![.\w])exec(Sync)?\s*\(\s*[`'"]|\bshell:\s*true/,
    instead: 'spawn or execFile with arguments as an array',
    allowed: never,
  },
  {
    rule: 'open to the network',
    pattern: /['"`]0\.0\.0\.0/,
    instead: '127.0.0.1; a remote listens on the one private address that was chosen',
    allowed: never,
  },
  {
    rule: 'ffmpeg',
    pattern: /from 'fluent-ffmpeg'/,
    instead: 'main/media: the one door of all ffmpeg calls',
    allowed: (file) => under('main/media/')(file),
  },
  {
    rule: 'this machine',
    pattern: /['"`(\s]\/(?:root|work)\/[\w.-]/,
    instead: 'a path from the environment, a flag, or beside the project',
    allowed: never,
  },
  {
    rule: 'registry host',
    pattern: /\bregistry\.[a-z]+js\.org\b|\bregistry\.[y]arnpkg\.com\b|\bdeb\.debian\.or[g]\b|\bpypi\.or[g]\b/,
    instead: 'the machine’s own package sources',
    allowed: never,
  },
];

/** Comments may say what is banned and why; code may not do it. */
function withoutComment(line: string): string {
  const trimmed = line.trimStart();
  if (trimmed.startsWith('//') || trimmed.startsWith('*') || trimmed.startsWith('/*')) return '';
  return line.replace(/(^|\s)\/\/ .*$/, '');
}

const everywhere = new Set(['unfinished', 'silenced types', 'this machine', 'registry host']);
const inScripts = /\.(ts|tsx|mjs)$/;

export function checkBans({ file, lines }: Source): Finding[] {
  const findings: Finding[] = [];
  // This table itself, and the tests that feed one offence of each kind.
  if (file.startsWith('build/checks/bans.') || file.startsWith('tests/house/')) return findings;
  for (const ban of bans) {
    if (ban.allowed(file) || (!inScripts.test(file) && !everywhere.has(ban.rule))) continue;
    for (const [index, line] of lines.entries()) {
      const looked = everywhere.has(ban.rule) ? line : withoutComment(line);
      if (ban.pattern.test(looked)) findings.push({ file, line: index + 1, rule: ban.rule, says: ban.instead });
    }
  }
  return findings;
}
