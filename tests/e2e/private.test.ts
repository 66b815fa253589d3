import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import * as data from '../ui/fake-data.ts';
import { fakePlan } from '../ui/fake-plans.ts';
import type { SceneName } from '../ui/scenes.ts';
import { viewsOfFile } from '../ui/views.ts';

// Where the class sees the teacher's window: nothing of hers is in it until she asks, neither to be read, nor in a
// tooltip, a label for a screen reader, the window's title, or a part of the page that is only hidden.

const open = viewsOfFile();

/** The lesson stands at 58 s. */
const NOW_SECONDS = 58;
const questions = [...data.sessionLesson().cues, ...fakePlan.items].flatMap((one) => {
  if (one.kind !== 'question' || one.atSeconds <= NOW_SECONDS) return [];
  return typeof one.text === 'string' ? [one.text] : [one.text['zh-CN'] ?? ''];
});
const notes = fakePlan.items.flatMap((item) => (item.kind === 'note' ? [item.text] : []));
const names = [...data.people.classes, ...data.people.teachers].map(({ name }) => name);
const bookmarks = ['量角器怎么放'];
const secrets = [...questions, ...notes, ...names, ...bookmarks, fakePlan.name];

function allWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const told = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => !name.startsWith('on')).map(({ value }) => value),
    );
    return [document.title, document.body.textContent, ...told].join('\n');
  });
}

describe('where the class sees this window', () => {
  test.each<SceneName>([
    'panel',
    'panel-more',
    'panel-playing',
    'panel-planned',
    'panel-mirrored',
    'panel-board',
    'panel-document',
    'panel-shapes',
    'console-lost-alone',
    'console-lost-planned',
  ])('the view %s tells nothing that is the teacher’s own', async (name) => {
    const page = await open(name);
    const words = await allWords(page);
    expect(secrets.filter((secret) => words.includes(secret))).toEqual([]);
    await page.close();
  });

  test('all of it comes when she asks for it, and goes with 更多', async () => {
    const page = await open('panel-private');
    const asked = await allWords(page);
    expect(names.some((name) => asked.includes(name))).toBe(true);
    expect(questions.some((question) => asked.includes(question))).toBe(true);
    await page.getByTestId('more').click();
    await page.getByTestId('more').click();
    await page.getByTestId('more-own').click();
    const again = await allWords(page);
    expect(secrets.filter((secret) => again.includes(secret))).toEqual([]);
    await page.close();
  });

  test('on the teacher’s own display it is there without asking', async () => {
    const page = await open('console-planned');
    const words = await allWords(page);
    expect(names.some((name) => words.includes(name))).toBe(true);
    expect(questions.some((question) => words.includes(question))).toBe(true);
    await page.close();
  });
});
