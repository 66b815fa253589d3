import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseFolders, defaultPolicy, givenTimetable, policyFile, readPolicy } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(text: string): { file: string; asked: boolean } {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return { file, asked: true };
}

describe('the policy file', () => {
  test('is named by flag, then by environment, then by the system', () => {
    const env = { LECTERN_POLICY: '/env.json', ProgramData: 'D:\\PD' };
    expect(policyFile({ argv: ['--policy=/flag.json'], env, platform: 'linux' })).toEqual({
      file: '/flag.json',
      asked: true,
    });
    expect(policyFile({ argv: [], env, platform: 'linux' })).toEqual({ file: '/env.json', asked: true });
    const usual = (platform: NodeJS.Platform) => policyFile({ argv: [], env: { ProgramData: 'D:\\PD' }, platform });
    expect(usual('linux')).toEqual({ file: '/etc/lectern/policy.json', asked: false });
    expect(usual('win32')).toEqual({ file: 'D:\\PD\\Lectern\\policy.json', asked: false });
    expect(usual('darwin').file).toMatch(/Application Support/);
  });

  test('need not be there, unless it was asked for', async () => {
    const file = join(folder, 'none.json');
    expect(await readPolicy({ file, asked: false })).toEqual({ policy: defaultPolicy, faults: [] });
    const { faults } = await readPolicy({ file, asked: true });
    expect(faults).toEqual([{ code: 'policyUnreadable', file, detail: 'ENOENT' }]);
  });

  test('sets what it names, with a byte order mark too', async () => {
    const { policy, faults } = await readPolicy(written('\uFEFF{"language": "en", "dataFolder": "D:\\\\Lectern"}'));
    expect(faults).toEqual([]);
    expect(policy).toEqual({ ...defaultPolicy, language: 'en', dataFolder: 'D:\\Lectern' });
  });

  test('with a bad value is refused in that key, by code and field, and the good keys count', async () => {
    const asked = written('{"language": "fr", "dataFolder": "relative", "keepChosenClass": false, "colour": "red"}');
    const { policy, faults } = await readPolicy(asked);
    expect(policy).toEqual({ ...defaultPolicy, keepChosenClass: false });
    expect(faults.map((fault) => [fault.code, 'field' in fault && fault.field])).toEqual([
      ['policyBadValue', 'language'],
      ['policyBadValue', 'dataFolder'],
      ['policyUnknownKey', 'colour'],
    ]);
  });

  test.each(['{', '[]', '"text"', 'null', ''])('with %j in it counts for nothing and is said', async (text) => {
    const { policy, faults } = await readPolicy(written(text));
    expect(policy).toEqual(defaultPolicy);
    expect(faults.map(({ code }) => code)).toEqual(['policyNotJson']);
  });

  test('cannot set what only looks like a key', async () => {
    const { faults } = await readPolicy(written('{"__proto__": {"language": "en"}, "toString": 1}'));
    expect(faults.every(({ code }) => code === 'policyUnknownKey')).toBe(true);
  });
});

describe('a timetable by policy', () => {
  const read = async (timetable: unknown) => readPolicy(written(JSON.stringify({ timetable })));

  test('gives each part by itself, in words that people write', async () => {
    const { policy, faults } = await read({
      bells: [
        { from: '8:00', until: '8:40' },
        { number: 5, name: '午读', from: '13:00', until: '13:20' },
      ],
      periods: [{ weekday: 2, number: 1, class: '四(2)班', subject: '数学', week: 'odd' }],
      term: { startsOn: '2026-09-01' },
      holidays: [{ from: '2026-10-01', until: '2026-10-07', name: '国庆节' }, { from: '2026-12-31' }],
      makeUpDays: [{ date: '2026-10-10', taughtAs: 5 }],
    });
    expect(faults).toEqual([]);
    expect(givenTimetable(policy.timetable)).toEqual({
      bells: [
        { number: 1, name: null, startsAtMinute: 480, endsAtMinute: 520 },
        { number: 5, name: '午读', startsAtMinute: 780, endsAtMinute: 800 },
      ],
      periods: [{ weekday: 2, number: 1, week: 'odd', className: '四(2)班', subject: '数学', teacherName: null }],
      term: { startsOn: '2026-09-01', endsOn: null },
      exceptions: [
        { kind: 'holiday', from: '2026-10-01', until: '2026-10-07', name: '国庆节' },
        { kind: 'holiday', from: '2026-12-31', until: '2026-12-31', name: null },
        { kind: 'makeUp', date: '2026-10-10', weekday: 5, week: null, name: null },
      ],
    });
    expect(givenTimetable((await read({ term: { startsOn: '2026-09-01' } })).policy.timetable)).toEqual({
      term: { startsOn: '2026-09-01', endsOn: null },
    });
    expect(givenTimetable(null)).toBe(null);
  });

  test.each([
    [
      'bells that overlap',
      {
        bells: [
          { from: '8:00', until: '8:40' },
          { from: '8:30', until: '9:10' },
        ],
      },
    ],
    ['a time that is none', { bells: [{ from: '8:00', until: '25:00' }] }],
    ['a day that is none', { holidays: [{ from: '2026-02-30' }] }],
    ['a key that nobody knows', { bell: [] }],
  ])('with %s counts for nothing and is said', async (_, timetable) => {
    const { policy, faults } = await read(timetable);
    expect(policy).toEqual(defaultPolicy);
    expect(faults).toMatchObject([{ code: 'policyBadValue', field: 'timetable' }]);
  });
});

describe('data folders', () => {
  const usual = {
    ...{ argv: [], env: {}, platform: 'linux' as NodeJS.Platform, home: '/home/wang', account: 'wang' },
    policy: defaultPolicy,
  };

  test('are the account’s own where nobody says otherwise', () => {
    expect(chooseFolders(usual)).toEqual({
      ...{ shared: '/home/wang/.local/share/lectern/data', account: '/home/wang/.local/share/lectern', backups: null },
    });
    const windows = { ...usual, platform: 'win32' as const, env: { LOCALAPPDATA: 'C:\\U\\AppData\\Local' } };
    expect(chooseFolders(windows).account).toBe('C:\\U\\AppData\\Local\\Lectern');
  });

  test.each([
    ['flag over environment', ['--data=/flag'], { LECTERN_DATA: '/env' }, '/policy', '/flag'],
    ['environment over policy', [], { LECTERN_DATA: '/env' }, '/policy', '/env'],
    ['policy over the usual place', [], {}, '/policy', '/policy'],
  ])('are chosen %s', (_, argv, env, dataFolder, shared) => {
    const folders = chooseFolders({ ...usual, argv, env, policy: { ...defaultPolicy, dataFolder } });
    expect(folders).toMatchObject({ shared, account: `${shared}/accounts/wang` });
  });

  test('of the teachers’ work are one for the room where policy names one', () => {
    const policy = { ...defaultPolicy, dataFolder: '/d', lessonsFolder: '/d/room', backupsFolder: '/b' };
    expect(chooseFolders({ ...usual, policy })).toEqual({
      ...{ shared: '/d', account: '/d/room', backups: { shared: '/b/pc', account: '/b/room' } },
    });
    const own = chooseFolders({ ...usual, policy: { ...policy, lessonsFolder: null } });
    expect(own.backups?.account).toBe('/b/accounts/wang');
  });

  test('never leave their place by an account’s name', () => {
    const argv = ['--data=/d'];
    expect(chooseFolders({ ...usual, argv, account: '../../etc' }).account).toBe('/d/accounts/__.._etc');
    expect(chooseFolders({ ...usual, argv, account: 'SCHOOL\\王 老师' }).account).toBe('/d/accounts/SCHOOL_王_老师');
    expect(chooseFolders({ ...usual, argv, account: '..' }).account).toBe('/d/accounts/_');
  });
});
