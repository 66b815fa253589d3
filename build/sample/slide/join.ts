import { paperTriangle } from '../figures.ts';
import { type DrawnAngle, interiorAngles, mix, type Point, point } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { path, polygon } from '../svg.ts';
import {
  type AngleNumber,
  angleName,
  angleNumbers,
  bottomLine,
  colours,
  label,
  middleOf,
  openPath,
  outerEdge,
  outline,
  partOf,
  text,
  wedge,
  wedgePoints,
} from './parts.ts';

const cornerRadius = 236;
/** Where the three points meet on the straight line. */
const meeting = point(1440, 876);

/** Left to right on the line: angle 2, angle 1, angle 3, as the pupils have them in the triangle. */
function landing(angles: readonly DrawnAngle[], number: AngleNumber): number {
  const [, second, third] = angles.map((angle) => angle.sweepDegrees);
  return number === 2 ? 0 : number === 0 ? (third ?? 0) : 180 - (second ?? 0);
}

/** The corner on its way: torn off, then carried and turned on to the line. */
function carried(angle: DrawnAngle, torn: number, moved: number, landDegrees: number): DrawnAngle {
  const away = middleOf(angle, -44 * torn);
  const turn = ((landDegrees - angle.fromDegrees + 540) % 360) - 180;
  const straight = mix(away, meeting, moved);
  const lift = 90 * Math.sin(Math.PI * moved);
  return {
    vertex: { x: straight.x, y: straight.y - lift },
    fromDegrees: angle.fromDegrees + turn * moved,
    sweepDegrees: angle.sweepDegrees,
  };
}

function straightArc(share: number): string {
  const whole = outerEdge({ vertex: meeting, fromDegrees: 0, sweepDegrees: 180 }, 300, false);
  const drawn: readonly Point[] = partOf([...whole].reverse(), share);
  return path(openPath(drawn), { stroke: colours.subject, width: 6, opacity: share > 0 ? 1 : 0 });
}

/** 拼一拼: the corners are torn off and put together on a straight line. */
export function joinScene(moment: Moment): string {
  const angles = interiorAngles(paperTriangle);
  const torn = moment.step('tear', 0.35, 0.9);
  const lined = moment.step('line', 0, 0.6);
  const shares = [0.42, 0.12, 0.68] as const;
  const pieces = angleNumbers.map((number) => {
    const moved = moment.step('line', shares[number], 1.1);
    const piece = carried(angles[number], torn, moved, landing(angles, number));
    return wedge(piece, number, cornerRadius, { torn: true }) + label(middleOf(piece, 148), angleName(number));
  });
  const holes = angles
    .map((angle) => {
      const gap = path(polygon(wedgePoints(angle, cornerRadius, true)), {
        fill: colours.paper,
        stroke: colours.paper,
        width: 12,
      });
      return gap + path(openPath(outerEdge(angle, cornerRadius, true)), { stroke: colours.faint, width: 4 });
    })
    .join('');
  const whole = path(polygon(paperTriangle), { fill: colours.sheet });
  const shown = moment.step('straight', 0.25, 0.5);
  const own = moment.step('try', 0, 0.4);
  return (
    whole +
    outline(paperTriangle) +
    (torn > 0 ? holes : '') +
    path('M1080 876H1800', { stroke: colours.ink, width: 7, opacity: lined }) +
    pieces.join('') +
    straightArc(moment.step('straight', 0.05, 0.9)) +
    text(point(1440, 520), '平角 180°', { size: 80, weight: 700, colour: colours.subject, opacity: shown }) +
    bottomLine('顶点对顶点，边靠边，拼在一条直线上。', moment.step('line', 0.1, 0.5) * (1 - own)) +
    bottomLine('动手做：撕一撕，拼一拼。', own)
  );
}
