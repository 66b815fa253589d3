import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type UnixMs, unixMs } from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { createAbility } from './ability.ts';
import { createSession } from './session.ts';

const DAY_MS = 24 * 3_600_000;
let folder: string;
let now: UnixMs;
let strains: number;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-ability-'));
  now = unixMs(1_800_000_000_000);
  strains = 0;
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'ability.json');

/** Lectern as it starts on this PC, with a lesson of two tracks before the class. */
async function started() {
  const session = createSession(createVirtualClock());
  const ability = await createAbility({
    ...{ file: file(), session, wallClock: () => now },
    onStrain: () => (strains += 1),
    log: streamLog((line) => void warnings.push(line)),
  });
  session.dispatch(open(lessonOf()));
  return { session, ability };
}

describe('what this PC can play', () => {
  test('is kept for the next start, and a film is asked for smaller files once', async () => {
    const { session, ability } = await started();
    expect(ability.isStrained()).toBe(false);
    session.dispatch({ type: 'dropped', droppedShare: 0.4, quality: 'full' });
    session.dispatch({ type: 'quality', chosen: 'full' });
    await ability.settled();
    expect(strains).toBe(1);
    const next = await started();
    expect(next.ability.isStrained()).toBe(true);
    expect(next.session.state().ability).toMatchObject({ droppedShare: 0.4, chosen: 'full' });
  });

  test('is tried anew a week later, with what the teacher chose about it', async () => {
    const { session, ability } = await started();
    session.dispatch({ type: 'dropped', droppedShare: 0.4, quality: 'full' });
    session.dispatch({ type: 'quality', chosen: 'one' });
    await ability.settled();
    now = unixMs(now + 6 * DAY_MS);
    expect((await started()).ability.isStrained()).toBe(true);
    now = unixMs(now + 2 * DAY_MS);
    const late = await started();
    expect(late.session.state().ability).toEqual({ tooMuch: null, droppedShare: null, chosen: null });
  });

  test('is unknown where the file cannot be read, and the log says so', async () => {
    writeFileSync(file(), '{ half');
    const { session, ability } = await started();
    expect(ability.isStrained()).toBe(false);
    expect(warnings.join()).toContain('ability.json');
    session.dispatch({ type: 'quality', chosen: '480p' });
    await ability.settled();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ chosen: '480p', seenUnixMs: null });
  });
});
