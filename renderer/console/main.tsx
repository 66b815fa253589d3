import { createRoot } from 'react-dom/client';
import { unixMs } from '../../core/words/index.ts';
import { connectBridge, createCall, listen } from '../bridge.ts';
import { createLectern, LecternContext } from '../state/index.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { ConsoleApp } from './ConsoleApp.tsx';

const bridge = connectBridge();
const call = createCall(bridge);
const lectern = await createLectern({
  call,
  listen: (name, hear) => listen(bridge, name, hear),
  pathOf: (file) => bridge.pathOf(file),
  wallClock: () => unixMs(new Date().getTime()),
});
const root = createRoot(document.getElementById('root') as HTMLElement);
if (lectern) {
  root.render(
    <LecternContext value={lectern}>
      <ConsoleApp />
    </LecternContext>,
  );
}
