import type { Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import type { Language } from '../../core/words/index.ts';
import { openViews, type Size, sizes, type Views } from './look.ts';
import { builtPages } from './pages.ts';
import type { SceneName } from './scenes.ts';

type OpenView = (name: SceneName, language?: Language, size?: Size) => Promise<Page>;

/** For one file of tests: opens views, in a Chromium that is there before them and gone after them. */
export function viewsOfFile(): OpenView {
  let views: Views | undefined;
  beforeAll(async () => {
    views = await openViews(builtPages);
  }, 180_000);
  afterAll(() => views?.close());
  return async (name, language = 'zh-CN', size = sizes[0]) => {
    if (!views) throw new Error('no test runs yet');
    return views.open(name, language, size);
  };
}

export const has = (page: Page, testId: string) => page.getByTestId(testId);
