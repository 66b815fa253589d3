/**
 * Every view in both languages at three sizes as pictures in .cache/gallery, to be looked at beside the drawings:
 *
 *   node tests/ui/gallery.ts [part of a view's name] [width]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '../../core/words/index.ts';
import { openViews, sizes } from './look.ts';
import { buildPages } from './pages.ts';
import { type SceneName, scenes } from './scenes.ts';

const target = fileURLToPath(new URL('../../.cache/gallery', import.meta.url));
const [wanted = '', width = ''] = process.argv.slice(2);

await mkdir(target, { recursive: true });
const views = await openViews(await buildPages());
try {
  for (const name of Object.keys(scenes) as SceneName[]) {
    if (!new RegExp(wanted).test(name)) continue;
    for (const size of sizes.filter((one) => width === '' || String(one.width) === width)) {
      for (const language of languages) {
        const page = await views.open(name, language, size);
        await page.screenshot({ path: join(target, `${name}.${language}.${size.width}.png`) });
        const faults = await page.evaluate(() => globalThis.fakeFaults);
        if (faults.length > 0) process.stderr.write(`${name} ${language}: ${faults.join('\n')}\n`);
        await page.close();
      }
    }
  }
} finally {
  await views.close();
}
