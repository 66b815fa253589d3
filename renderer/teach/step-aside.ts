import type { Lectern } from '../state/index.ts';
import type { Words } from '../words/index.ts';

/**
 * F9. A window that is away is seen only as its button in the taskbar, so the button says how it comes back, until it
 * has the keyboard again.
 */
export async function stepAside({ call }: Pick<Lectern, 'call'>, { t }: Pick<Words, 't'>): Promise<void> {
  const answer = await call('displays.aside', {});
  if (!answer.ok || answer.value.now !== 'away') return;
  const title = document.title;
  document.title = t(answer.value.byKey ? 'screen.awayByKey' : 'screen.awayTaskbar');
  const isBack = () => {
    document.title = title;
  };
  window.addEventListener('focus', isBack, { once: true });
}
