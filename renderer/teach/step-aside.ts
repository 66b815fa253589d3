import type { Lectern } from '../state/index.ts';
import { errorText, type Words } from '../words/index.ts';

/**
 * F9. A window that is away is seen only as its button in the taskbar, so the button says how it comes back, until a
 * hand is at it again.
 */
export async function stepAside({ call, notices }: Pick<Lectern, 'call' | 'notices'>, words: Words): Promise<void> {
  const answer = await call('displays.aside', {});
  if (!answer.ok) return notices.say(errorText(words, answer.error.code));
  if (answer.value.now !== 'away') return;
  const title = document.title;
  const back = new AbortController();
  document.title = words.t(answer.value.byKey ? 'screen.awayByKey' : 'screen.awayTaskbar');
  const isBack = () => {
    back.abort();
    document.title = title;
  };
  // A window that is raised over another one has no keyboard yet, and a hand at the mouse shows that it is seen.
  for (const sign of ['focus', 'pointermove', 'pointerdown', 'keydown']) {
    window.addEventListener(sign, isBack, { signal: back.signal });
  }
}
