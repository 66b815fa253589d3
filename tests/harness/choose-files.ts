import type { Page } from 'playwright';

/**
 * Puts files into the console's file input as a person's choice does. By CDP with their paths: Playwright's own
 * `setInputFiles` would send all their bytes through its connection, because it takes the browser for a remote one.
 */
export async function chooseFiles(page: Page, ...files: readonly string[]): Promise<void> {
  await page.getByTestId('import-file').first().waitFor({ state: 'attached' });
  const devTools = await page.context().newCDPSession(page);
  const { result } = await devTools.send('Runtime.evaluate', {
    expression: `document.querySelector('[data-testid=import-file]')`,
  });
  if (!result.objectId) throw new Error('there is no file input');
  await devTools.send('DOM.setFileInputFiles', { files: [...files], objectId: result.objectId });
  await devTools.detach();
}
