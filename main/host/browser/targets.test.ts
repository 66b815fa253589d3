import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { realClock } from '../../../tests/support/data.ts';
import { createDevTools } from './devtools.ts';
import { attachToPage } from './targets.ts';

test('a window that is waited for is given up when Chromium goes, not after a quarter of a minute', async () => {
  const [to, from] = [new PassThrough(), new PassThrough()];
  const waiting = attachToPage(createDevTools(to, from), realClock, () => true);
  // No page is there yet.
  from.write(`${JSON.stringify({ id: 1, result: { targetInfos: [] } })}\0`);
  await new Promise((resolve) => setImmediate(resolve));
  from.destroy();
  await expect(waiting).rejects.toThrow('Chromium has gone');
});
