import { expect, test } from 'vitest';
import type { CallMain, InkPage } from '../../core/contract/index.ts';
import { type InkRecord, lessonPage, planPage, type StoredInk } from '../../core/ink/index.ts';
import { mediaSeconds, type PlanId } from '../../core/words/index.ts';
import { someLesson, strokeOf } from '../../tests/support/ink.ts';
import { planInkMain } from './main-road.ts';

const plan = 'plan-1' as PlanId;
const moment = mediaSeconds(12.34);
const inside = lessonPage(someLesson, moment);
const outside = planPage(plan, someLesson, moment);

function road(pages: InkPage[] = []) {
  const asked: unknown[] = [];
  let committed: (stored: StoredInk) => void = () => undefined;
  const call = (async (name: string, request: unknown) => {
    asked.push(request);
    return { ok: true, value: name === 'ink.pages' ? { pages } : { sequence: 7 } };
  }) as unknown as CallMain;
  const main = planInkMain(
    call,
    ((_: string, hear: typeof committed) => {
      committed = hear;
      return () => undefined;
    }) as never,
    plan,
  );
  return { main, asked, committed: (stored: StoredInk) => committed(stored) };
}
const stored = (pageId: InkRecord['pageId']): StoredInk => ({ sequence: 7, record: strokeOf('a', { pageId }) });

test('ink that is drawn on a moment of the lesson is kept on the plan’s page of it', async () => {
  const { main, asked } = road();
  await main.commit(strokeOf('a', { pageId: inside }));
  expect(asked).toMatchObject([{ id: 'a', pageId: outside }]);
});

test('the plan’s pages come back as pages of the lesson, and other plans’ and classes’ ink does not', async () => {
  const of = (pageId: InkRecord['pageId']) => ({ pageId, strokes: 1, records: [stored(pageId)] });
  const { main, asked, committed } = road([of(outside), of(inside)]);
  const answer = await main.pages({ kind: 'boards' });
  expect(asked).toEqual([{ of: { kind: 'plan', planId: plan } }]);
  expect(answer).toMatchObject({ ok: true, value: [{ pageId: inside, records: [{ record: { pageId: inside } }] }] });
  const heard: StoredInk[] = [];
  main.onCommitted((one) => heard.push(one));
  for (const pageId of [inside, planPage('plan-2' as PlanId, someLesson, moment), outside]) committed(stored(pageId));
  expect(heard).toMatchObject([{ sequence: 7, record: { pageId: inside } }]);
});
