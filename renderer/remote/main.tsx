// Remote: the page that a phone opens from the code on the console, in a bundle of its own that old phones can read,
// and the card on the console that shows the code and asks about the phone.
// It knows no more of the lesson than core/remote tells it. The scheme: docs/decisions/0030-remote.md.
import './old-phones.ts';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { readKey } from './kept-key.ts';
import { openLink } from './link.ts';
import { RemoteApp } from './RemoteApp.tsx';

// A newer code that is opened in this tab differs in that part alone, and would load nothing.
window.addEventListener('hashchange', () => location.reload());
const nowMs = () => performance.now();
const key = readKey();
const link = key && openLink(key, nowMs);
createRoot(document.getElementById('root') as HTMLElement).render(<RemoteApp link={link} nowMs={nowMs} />);
