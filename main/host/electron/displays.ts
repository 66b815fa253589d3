import { type Display as ElectronDisplay, screen } from 'electron';
import type { Display } from '../../../core/contract/index.ts';
import type { DisplayId } from '../../../core/words/index.ts';
import { createHearers } from '../common/index.ts';
import type { DisplaysPort } from '../ports.ts';

/** Call after the app is ready: `screen` cannot be used before. */
export function createDisplays(): DisplaysPort {
  const changes = createHearers();
  const tell = (): void => changes.tell();
  screen.on('display-added', tell);
  screen.on('display-removed', tell);
  screen.on('display-metrics-changed', tell);
  return {
    async list() {
      const primary = screen.getPrimaryDisplay().id;
      return screen.getAllDisplays().map((display) => toDisplay(display, primary));
    },
    onChange: changes.add,
  };
}

function toDisplay(display: ElectronDisplay, primary: number): Display {
  return {
    id: String(display.id) as DisplayId,
    label: display.label,
    ...display.bounds,
    scale: display.scaleFactor,
    primary: display.id === primary,
    touch: display.touchSupport === 'available',
  };
}
