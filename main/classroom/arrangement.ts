import type { Arrangement, Display } from '../../core/contract/index.ts';

/** Mirrored displays stand at one place of the desktop, whatever their sizes. */
export function arrangementOf(displays: readonly Display[]): Arrangement {
  if (separate(displays).length > 0) return 'extended';
  return displays.length > 1 ? 'mirrored' : 'one';
}

export function consoleDisplay(displays: readonly Display[]): Display | undefined {
  return displays.find((display) => display.primary) ?? displays[0];
}

/** The displays that show something else than the console's: another place on the desktop. */
export function separate(displays: readonly Display[]): readonly Display[] {
  const home = consoleDisplay(displays);
  return displays.filter((display) => home && (display.x !== home.x || display.y !== home.y));
}
