import { n, picture } from '../svg.ts';
import { cloth, drawArms } from './arms.ts';
import { hairBehind, head, skin } from './face.ts';
import type { Pose } from './pose.ts';

/**
 * The explanation track: a drawn teacher at her desk, as SVG, a pure function of her pose.
 * pose.ts decides how she stands in a frame; face.ts and arms.ts draw.
 */
export { poseAt } from './pose.ts';
export const presenterWidth = 720;
export const presenterHeight = 1152;

const wall = { ground: '#d9c5a2', light: '#e4d3b4' } as const;
const wood = { top: '#d9ab74', front: '#b98550', edge: '#e9c393', line: '#a87645' } as const;

/** Plain: flat grounds stay clean in the film and cost it nothing. */
const room = (): string =>
  `<rect width="720" height="1152" fill="${wall.ground}"/><circle cx="360" cy="430" r="318" fill="${wall.light}"/>`;

function body(): string {
  return (
    `<path d="M190 1010C176 900 146 760 150 690C152 640 190 610 226 594C262 580 286 570 310 556L410 556C434 570 458 580 494 594C530 610 568 640 570 690C574 760 544 900 530 1010Z" fill="${cloth.main}"/>` +
    `<path d="M310 540L360 690L410 540L436 566L360 760L284 566Z" fill="${cloth.shade}"/>` +
    `<path d="M304 552L360 700L416 552L404 530L316 530Z" fill="${cloth.shirt}"/>` +
    `<path d="M316 452h88v92q-44 62 -88 0Z" fill="${skin.light}"/><path d="M316 470q44 52 88 0v34q-44 46 -88 0Z" fill="${skin.shade}" opacity=".75"/>` +
    `<path d="M312 526L360 604L318 650L278 560Z" fill="${cloth.shirt}" stroke="${cloth.shirtShade}" stroke-width="4" stroke-linejoin="round"/>` +
    `<path d="M408 526L360 604L402 650L442 560Z" fill="${cloth.shirt}" stroke="${cloth.shirtShade}" stroke-width="4" stroke-linejoin="round"/>` +
    `<path d="M360 702V1000" stroke="${cloth.shade}" stroke-width="5"/>` +
    [778, 862].map((y) => `<circle cx="376" cy="${y}" r="8" fill="${cloth.light}"/>`).join('')
  );
}

function desk(): string {
  return (
    `<rect y="972" width="720" height="180" fill="${wood.front}"/><rect y="952" width="720" height="44" fill="${wood.top}"/><rect y="952" width="720" height="6" fill="${wood.edge}"/>` +
    `<path d="M0 1050H720M0 1110H720" stroke="${wood.line}" stroke-width="3" opacity=".5"/>`
  );
}

/** A book, and the set square that the lesson is about. */
function things(): string {
  return (
    `<g><rect x="560" y="922" width="132" height="26" rx="5" fill="#8a4436"/><rect x="566" y="928" width="120" height="14" fill="#f7f2e6"/><rect x="548" y="894" width="128" height="28" rx="5" fill="#37597a"/><rect x="556" y="901" width="114" height="14" fill="#f7f2e6"/></g>` +
    `<path d="M22 950L22 846L118 950ZM42 930L42 894L76 930Z" fill="#f0c75f" fill-opacity=".92" fill-rule="evenodd" stroke="#b98a1c" stroke-width="4" stroke-linejoin="round"/>`
  );
}

export function presenterAt(pose: Pose): string {
  const place = `translate(${n(360 + pose.headShift.x)} ${n(356 + pose.headShift.y)}) rotate(${n(pose.headTilt)} 0 150)`;
  return picture(
    presenterWidth,
    presenterHeight,
    room() +
      `<g transform="${place}">${hairBehind()}</g>` +
      body() +
      `<g transform="${place}">${head(pose)}</g>` +
      desk() +
      things() +
      drawArms(pose.arms),
  );
}
