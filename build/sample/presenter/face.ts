import { n } from '../svg.ts';
import type { Pose } from './pose.ts';

export const skin = { light: '#f3cfb0', shade: '#e2b08d', line: '#b9805f', blush: '#e99f86' } as const;
const hair = { dark: '#3a2a24', light: '#5a4136' } as const;

/** Drawn around the middle of the face, which is at 0 0. */
function eye(x: number, pose: Pose): string {
  const look = pose.gaze * 4.5;
  if (pose.eyes < 0.35) {
    return `<path d="M${x - 17} 2q17 9 34 0" fill="none" stroke="${hair.dark}" stroke-width="5" stroke-linecap="round"/>`;
  }
  const high = 15.5 * pose.eyes;
  return (
    `<ellipse cx="${x}" cy="0" rx="17" ry="${n(high)}" fill="#fffaf3"/>` +
    `<ellipse cx="${n(x + look)}" cy="1" rx="10.5" ry="${n(Math.min(12, high))}" fill="#3b2a22"/>` +
    `<circle cx="${n(x + look + 3.6)}" cy="${n(-3.4 * pose.eyes)}" r="3.4" fill="#fff"/>` +
    `<path d="M${x - 19} ${n(-high * 0.35 + 1)}Q${x} ${n(-high - 8)} ${x + 19} ${n(-high * 0.35 + 1)}" fill="none" stroke="${hair.dark}" stroke-width="5.5" stroke-linecap="round"/>`
  );
}

function mouth(open: number): string {
  if (open < 0.06) {
    return `<path d="M-30 78Q0 98 30 78" fill="none" stroke="#b2524a" stroke-width="6" stroke-linecap="round"/>`;
  }
  const wide = 29 - open * 5;
  const low = 86 + open * 30;
  const lip = `M${n(-wide)} 78Q0 ${n(74 - open * 3)} ${n(wide)} 78Q${n(wide * 0.72)} ${n(low)} 0 ${n(low)}Q${n(-wide * 0.72)} ${n(low)} ${n(-wide)} 78Z`;
  const teeth = `<path d="M${n(-wide + 5)} 79Q0 ${n(75 - open * 3)} ${n(wide - 5)} 79Q0 ${n(84 + open * 4)} ${n(-wide + 5)} 79Z" fill="#fffaf3"/>`;
  return `<path d="${lip}" fill="#8e3b38" stroke="#b2524a" stroke-width="5" stroke-linejoin="round"/>${open > 0.2 ? teeth : ''}`;
}

export function hairBehind(): string {
  return `<path d="M-132 -30C-140 -150 -76 -206 0 -206C76 -206 140 -150 132 -30C130 40 146 96 120 148C104 176 62 178 40 160L-40 160C-62 178 -104 176 -120 148C-146 96 -130 40 -132 -30Z" fill="${hair.dark}"/>`;
}

export function head(pose: Pose): string {
  const brow = (x: number, side: number): string =>
    `<path d="M${x - 20} ${-36 + side * 2 - pose.mouth * 2}q20 ${-9} 40 ${side * -3}" fill="none" stroke="${hair.dark}" stroke-width="6.5" stroke-linecap="round"/>`;
  return (
    `<path d="M-108 -40C-110 -130 -62 -166 0 -166C62 -166 110 -130 108 -40C110 44 84 128 0 140C-84 128 -110 44 -108 -40Z" fill="${skin.light}"/>` +
    `<ellipse cx="-66" cy="52" rx="24" ry="14" fill="${skin.blush}" opacity=".38"/><ellipse cx="66" cy="52" rx="24" ry="14" fill="${skin.blush}" opacity=".38"/>` +
    eye(-46, pose) +
    eye(46, pose) +
    brow(-46, -1) +
    brow(46, 1) +
    `<path d="M${n(pose.gaze * 4 - 2)} 14q-9 28 4 31" fill="none" stroke="${skin.line}" stroke-width="4.5" stroke-linecap="round"/>` +
    mouth(pose.mouth) +
    glasses() +
    fringe()
  );
}

function glasses(): string {
  const lens = (x: number): string =>
    `<rect x="${x - 35}" y="-28" width="70" height="60" rx="28" fill="#fff" fill-opacity=".1"/>`;
  return `<g stroke="#7a5a3c" stroke-width="4.5" fill="none">${lens(-46)}${lens(46)}<path d="M-11 -4q11 -8 22 0M-81 -4L-104 -10M81 -4L104 -10"/></g>`;
}

/** The fringe falls to one side; two locks cover the ears. */
function fringe(): string {
  const lock = (side: number): string =>
    `<path transform="scale(${side} 1)" d="M-76 -124C-102 -74 -100 -20 -97 30C-95 76 -98 104 -92 134C-96 156 -122 150 -124 118C-132 40 -136 -60 -112 -110Z" fill="${hair.dark}"/>`;
  return (
    lock(1) +
    lock(-1) +
    `<path d="M-112 -30C-130 -126 -74 -192 6 -192C86 -192 130 -128 112 -30C114 -62 112 -88 98 -112C56 -88 10 -94 -16 -116C-38 -88 -74 -78 -94 -60C-104 -50 -110 -42 -112 -30Z" fill="${hair.dark}"/>` +
    `<path d="M-78 -128C-50 -162 -8 -174 34 -166" fill="none" stroke="${hair.light}" stroke-width="9" stroke-linecap="round" opacity=".8"/>`
  );
}
