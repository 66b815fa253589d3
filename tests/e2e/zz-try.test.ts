import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findAndProject, openClassroom } from '../harness/classroom.ts';

test('try', { timeout: 500_000 }, async () => {
  const room = await openClassroom();
  try {
    const teacher = await room.console();
    const began = Date.now();
    const rows = () => {
      try {
        const db = new Sqlite(join(room.data, 'library.db'), { readonly: true });
        const r = db.prepare('select source, kind, state, body from derived').all();
        db.close();
        return r as any[];
      } catch (e) {
        console.log(String(e), execFileSync('ls', ['-R', room.data]).toString().slice(0, 600));
        return [];
      }
    };
    await expect
      .poll(() => rows().filter((r) => r.state !== 'waiting').length, { timeout: 360_000, interval: 3000 })
      .toBeGreaterThanOrEqual(7);
    console.log(
      'took',
      (Date.now() - began) / 1000,
      rows()
        .map((r) => `${r.kind} ${r.state} ${r.body.slice(0, 300)}`)
        .join('\n'),
    );
    await findAndProject(teacher, 'sjxnj', 'start');
    const scrub = JSON.parse(rows().find((r) => r.kind === 'strip').body).digest;
    console.log(
      await teacher.evaluate(async (d) => {
        const r = await fetch(`/media/${d}`);
        return [r.status, r.headers.get('content-type'), r.headers.get('content-length')];
      }, scrub),
    );
  } finally {
    await room.clear();
  }
});
