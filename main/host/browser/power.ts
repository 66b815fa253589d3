import { readdirSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { createHearers } from '../common/index.ts';
import type { Clock, Power, Stop } from '../ports.ts';

const LOOK_EVERY_MS = 5000;
/** Far over what a busy PC delays a timer by. */
const SLEPT_SECONDS_MIN = 20;

/**
 * Plain Node hears nothing of sleep. The system's uptime counts it (Linux, Windows, macOS), so a look that comes far
 * too late by it means that the PC slept; wall time would also jump when the network sets the date.
 */
export function createPower(
  clock: Clock,
  keepAwake: Power['keepAwake'],
  uptimeSeconds: () => number = uptime,
): Power & { stop: Stop } {
  const sleeps = createHearers();
  const wakes = createHearers();
  let last = uptimeSeconds();
  let calledOff: Stop = () => undefined;

  function look(): void {
    const now = uptimeSeconds();
    if (now - last - LOOK_EVERY_MS / 1000 > SLEPT_SECONDS_MIN) {
      sleeps.tell();
      wakes.tell();
    }
    last = now;
    calledOff = clock.after(LOOK_EVERY_MS, look);
  }
  calledOff = clock.after(LOOK_EVERY_MS, look);

  return {
    onSleep: sleeps.add,
    onWake: wakes.add,
    onBattery: () => mainsIsOff('/sys/class/power_supply'),
    keepAwake,
    stop: () => calledOff(),
  };
}

/** Linux; elsewhere there is no such folder, and the PC counts as plugged in. */
function mainsIsOff(folder: string): boolean {
  try {
    const supplies = readdirSync(folder).map((name) => `${folder}/${name}`);
    const mains = supplies.filter((supply) => readFileSync(`${supply}/type`, 'utf8').trim() === 'Mains');
    return mains.length > 0 && mains.every((supply) => readFileSync(`${supply}/online`, 'utf8').trim() === '0');
  } catch {
    return false;
  }
}
