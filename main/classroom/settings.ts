import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Handlers, Settings } from '../../core/contract/index.ts';
import { type Language, ok } from '../../core/words/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { replaceFile } from '../store/index.ts';

/** What one account likes; in a file of its own, so that it can be read before any database is open. */
export type SettingsService = {
  read(): Promise<Settings>;
  /** On the disk when it answers. A full disk is logged; the setting then holds until Lectern ends. */
  change(change: Partial<Settings>): Promise<Settings>;
  onChange(hear: (settings: Settings) => void): Stop;
};

type Deps = { readonly folder: string; readonly language: Language; readonly log: Log };

export async function createSettings({ folder, language, log }: Deps): Promise<SettingsService> {
  const file = join(folder, 'settings.json');
  const defaults: Settings = {
    language,
    eraserReturnsToPen: false,
    panelDock: true,
    dockSide: 'right',
    mouseDrawsOnScreen: false,
    captionSize: 'normal',
    captionPlace: 'foot',
    soundOutput: '',
    countdownSound: true,
  };
  let settings: Settings = { ...defaults, ...(await readGood(file, log)) };
  let writing: Promise<void> = Promise.resolve();
  const listeners = new Set<(settings: Settings) => void>();

  return {
    read: async () => settings,
    async change(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      settings = v.parse(Settings, { ...settings, ...given });
      const text = `${JSON.stringify(settings, null, 2)}\n`;
      writing = writing.then(() => replaceFile(file, text)).catch((error: unknown) => void log.fault(file, error));
      const changed = settings;
      await writing;
      for (const hear of [...listeners]) hear(changed);
      return changed;
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** The keys whose values are good; one bad value must not cost the others. */
async function readGood(file: string, log: Log): Promise<Partial<Settings>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) throw new Error('not an object');
    return Object.fromEntries(
      Object.entries(found).filter(([key, value]) => {
        const schema = Object.hasOwn(Settings.entries, key) && Settings.entries[key as keyof Settings];
        return schema && v.is(schema, value);
      }),
    );
  } catch (error) {
    log.fault(`${file} is not used`, error);
    return {};
  }
}

export function settingsHandlers(settings: SettingsService): Pick<Handlers, 'settings.change'> {
  return { 'settings.change': async (change) => ok(await settings.change(change)) };
}
