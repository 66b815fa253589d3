import { distance, moved, type Point, point, pointAt } from '../geometry.ts';
import { at, n, polygon } from '../svg.ts';
import { skin } from './face.ts';
import type { Arm, Arms } from './pose.ts';

export const cloth = {
  main: '#2f5d52',
  shade: '#244a41',
  light: '#3a6f62',
  shirt: '#f7f2e6',
  shirtShade: '#ddd4c0',
} as const;

const shoulders = { near: point(202, 694), far: point(518, 694) } as const;

const outlined = (d: string, width: number): string =>
  `<path d="${d}" fill="${cloth.shade}" stroke="${cloth.shade}" stroke-width="${width + 7}" stroke-linecap="round" stroke-linejoin="round"/>` +
  `<path d="${d}" fill="${cloth.main}" stroke="${cloth.main}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

function upperSleeve(shoulder: Point, arm: Arm): string {
  const join = `<circle cx="${n(shoulder.x)}" cy="${n(shoulder.y)}" r="51" fill="${cloth.main}"/>`;
  return outlined(`M${at(shoulder)}L${at(arm.elbow)}`, 92) + join;
}

/** Narrower from the elbow to the cuff; lies before the upper arm and over the root of the hand. */
function foreSleeve(arm: Arm): string {
  const long = distance(arm.elbow, arm.wrist);
  const across = point((arm.wrist.y - arm.elbow.y) / long, (arm.elbow.x - arm.wrist.x) / long);
  const side = (p: Point, half: number): Point => moved(p, across.x * half, across.y * half);
  const fore = polygon([side(arm.elbow, 43), side(arm.wrist, 32), side(arm.wrist, -32), side(arm.elbow, -43)]);
  const cuff = `<path d="M${at(side(arm.wrist, 31))}L${at(side(arm.wrist, -31))}" stroke="${cloth.shirt}" stroke-width="18" stroke-linecap="round"/>`;
  const elbow = `<circle cx="${n(arm.elbow.x)}" cy="${n(arm.elbow.y)}" r="45" fill="${cloth.main}"/>`;
  return outlined(fore, 6) + elbow + cuff;
}

const finger = (d: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${skin.light}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const crease = (d: string): string =>
  `<path d="${d}" fill="none" stroke="${skin.shade}" stroke-width="4" stroke-linecap="round"/>`;

/** Hands lie along x from the wrist at 0 0, the thumb upwards (towards -y). */
const pointing = (): string =>
  finger('M20 -12L112 -20', 21) +
  `<rect x="-6" y="-28" width="66" height="58" rx="25" fill="${skin.light}"/>` +
  finger('M14 -24L46 -42', 20) +
  crease('M58 2q-10 4 -20 2M56 17q-10 3 -18 0');

const openHand = (): string =>
  finger('M40 -18L92 -34', 18) +
  finger('M44 -6L104 -12', 19) +
  finger('M44 8L102 12', 18) +
  finger('M38 20L88 32', 16) +
  finger('M12 -20L40 -56', 20) +
  `<rect x="-8" y="-30" width="66" height="62" rx="27" fill="${skin.light}"/>`;

const resting = (): string =>
  `<rect x="-10" y="-29" width="86" height="56" rx="27" fill="${skin.light}"/>` +
  finger('M16 -14L52 -26', 18) +
  crease('M62 -8q8 2 12 0M64 6q6 2 11 0');

function hand(arm: Arm, mirrored: boolean, reach: Arms['reach']): string {
  const shown = reach.point > 0.5 && !mirrored ? pointing() : reach.open > 0.5 ? openHand() : resting();
  const wrist = `<rect x="-34" y="-23" width="60" height="46" rx="20" fill="${skin.shade}"/>`;
  // The thumb is on the side towards the body, on both hands.
  const place = pointAt(arm.wrist, 26, arm.handDegrees);
  return `<g transform="translate(${at(place)}) rotate(${n(-arm.handDegrees)}) scale(1 ${mirrored ? 1 : -1})">${wrist}${shown}</g>`;
}

export function drawArms(arms: Arms): string {
  return (['far', 'near'] as const)
    .map(
      (side) =>
        upperSleeve(shoulders[side], arms[side]) +
        hand(arms[side], side === 'far', arms.reach) +
        foreSleeve(arms[side]),
    )
    .join('');
}
