import type { Source } from './files.ts';
import type { Finding } from './finding.ts';

export const architectureFile = 'docs/architecture.md';

/** Layers whose folders are rooms: each has a door with a comment. */
const layersOfRooms = ['core', 'main', 'renderer'];
const doorNames = ['index.ts', 'index.tsx', 'main.ts', 'main.tsx', 'ports.ts'];

export type TreeEntry = { readonly path: string; readonly line: number };

/** The folders that the drawn tree names: two spaces of indent are one level, words after the name explain. */
export function readTree(architecture: string): TreeEntry[] {
  const lines = architecture.split('\n');
  const from = lines.findIndex((line) => line.startsWith('```'));
  const entries: TreeEntry[] = [];
  const parents: string[] = [];
  for (let index = from + 1; index < lines.length && !lines[index]?.startsWith('```'); index += 1) {
    const match = /^( *)([\w.-]+)\/(?:\s|$)/.exec(lines[index] ?? '');
    if (match === null) continue;
    const depth = (match[1]?.length ?? 0) / 2;
    parents.length = depth;
    parents.push(match[2] ?? '');
    entries.push({ path: parents.join('/'), line: index + 1 });
  }
  return entries;
}

function foldersOf(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = file.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  return folders;
}

const isRoom = (folder: string) => {
  const [layer, room, ...deeper] = folder.split('/');
  return layersOfRooms.includes(layer ?? '') && room !== undefined && deeper.length === 0;
};

/** The tree of docs/architecture.md against the disk, both ways. */
export function checkTree(architecture: string, files: readonly string[]): Finding[] {
  const tree = readTree(architecture);
  const drawn = new Set(tree.map(({ path }) => path));
  const folders = foldersOf(files);
  const gone = tree
    .filter(({ path }) => !folders.has(path))
    .map(({ path, line }) => ({ file: architectureFile, line, rule: 'tree', says: `${path}/ is drawn and not there` }));
  const undrawn = [...folders]
    .filter((folder) => !folder.startsWith('.') && (!folder.includes('/') || isRoom(folder)) && !drawn.has(folder))
    .map((folder) => ({ file: architectureFile, line: 1, rule: 'tree', says: `${folder}/ is there and not drawn` }));
  return [...gone, ...undrawn];
}

/** A comment before the first line of code; imports may stand above it. */
function opensWithComment(text: string): boolean {
  const first = text.split('\n').find((line) => line !== '' && !/^(import |\} from | {2}[\w, ]+,?$)/.test(line)) ?? '';
  return first.startsWith('// ') || first.startsWith('/**');
}

/** Each room opens with what it is for. */
export function checkDoors(sources: readonly Source[]): Finding[] {
  const findings: Finding[] = [];
  const rooms = [...foldersOf(sources.map(({ file }) => file))].filter(isRoom);
  for (const room of rooms) {
    const doors = sources.filter(({ file }) => doorNames.some((name) => file === `${room}/${name}`));
    if (doors.length === 0) {
      // A room of nothing but folders has its doors one level down.
      const own = sources.some(({ file }) => file.startsWith(`${room}/`) && file.split('/').length === 3);
      if (own) findings.push({ file: room, line: 1, rule: 'door', says: 'a room has a door: index.ts' });
    } else if (!doors.some(({ text }) => opensWithComment(text))) {
      const [door] = doors;
      const says = 'a door begins with three lines on what the room is for';
      findings.push({ file: door?.file ?? room, line: 1, rule: 'door', says });
    }
  }
  return findings;
}
