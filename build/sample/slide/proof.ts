import { proofTriangle } from '../figures.ts';
import { type DrawnAngle, interiorAngles, midpoint, moved, type Point, point, rotated } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { at, path } from '../svg.ts';
import {
  type AngleNumber,
  angleName,
  angleNumbers,
  colours,
  label,
  middleOf,
  openPath,
  outerEdge,
  outline,
  partOf,
  text,
  wedge,
} from './parts.ts';

const [top, left, right] = proofTriangle;
const cornerRadius = 118;
const nameRadius = 170;

/** The angle carried half round the middle of its side: there it lies between the side and the parallel. */
function turned(angle: DrawnAngle, centre: Point, degrees: number): DrawnAngle {
  return {
    vertex: rotated(angle.vertex, centre, degrees),
    fromDegrees: angle.fromDegrees + degrees,
    sweepDegrees: angle.sweepDegrees,
  };
}

function copy(angle: DrawnAngle, number: AngleNumber, centre: Point, share: number, degrees: number): string {
  if (share <= 0) {
    return '';
  }
  const piece = turned(angle, centre, degrees * share);
  const name = label(middleOf(piece, nameRadius), angleName(number), { opacity: share > 0.9 ? (share - 0.9) * 10 : 0 });
  return (
    path(`M${at(centre)}L${at(piece.vertex)}`, {
      stroke: colours.subject,
      width: 4,
      dash: '4 14',
      opacity: share < 1 ? 0.8 : 0,
    }) +
    wedge(piece, number, cornerRadius) +
    name
  );
}

const dot = (p: Point, opacity: number): string =>
  opacity <= 0.001 ? '' : `<circle cx="${p.x}" cy="${p.y}" r="11" fill="${colours.subject}" opacity="${opacity}"/>`;

/** Two small arrows on each of two parallels. */
function parallelMarks(opacity: number): string {
  const mark = (p: Point): string => openPath([moved(p, -16, -16), p, moved(p, -16, 16)]);
  return path(mark(point(1000, top.y)) + mark(point(820, left.y)), { stroke: colours.subject, width: 6, opacity });
}

/** 想一想: a line through the top, parallel to the base, gathers the three angles. */
export function proofScene(moment: Moment): string {
  const angles = interiorAngles(proofTriangle);
  const [firstCentre, secondCentre] = [midpoint(top, left), midpoint(top, right)];
  const line = moment.step('parallel', 0.3, 1.2);
  const parallel = partOf([point(220, top.y), point(1120, top.y)], line);
  const whole = outerEdge({ vertex: top, fromDegrees: 180, sweepDegrees: 180 }, cornerRadius + 4, false);
  const closed = moment.step('hence', 0.1, 0.9);
  return (
    angleNumbers
      .map(
        (number) =>
          wedge(angles[number], number, cornerRadius) + label(middleOf(angles[number], nameRadius), angleName(number)),
      )
      .join('') +
    outline(proofTriangle) +
    path(openPath(parallel), { stroke: colours.subject, width: 7, opacity: line > 0 ? 1 : 0 }) +
    parallelMarks(moment.step('parallel', 0.85, 0.4)) +
    dot(firstCentre, moment.step('turnTwo', 0.25, 0.4)) +
    dot(secondCentre, moment.step('turnThree', 0, 0.4)) +
    copy(angles[1], 1, firstCentre, moment.step('turnTwo', 0.45, 1.6), -180) +
    copy(angles[2], 2, secondCentre, moment.step('turnThree', 0.15, 1.4), 180) +
    path(openPath(partOf(whole, closed)), { stroke: colours.subject, width: 8, opacity: closed > 0 ? 1 : 0 }) +
    text(point(1240, 560), '∠2 + ∠1 + ∠3', {
      size: 84,
      weight: 700,
      anchor: 'start',
      opacity: moment.step('hence', 0.1, 0.5),
    }) +
    text(point(1240, 690), '= 平角', {
      size: 84,
      weight: 700,
      anchor: 'start',
      opacity: moment.step('hence', 0.35, 0.5),
    }) +
    text(point(1240, 820), '= 180°', {
      size: 84,
      weight: 700,
      anchor: 'start',
      colour: colours.subject,
      opacity: moment.step('hence', 0.7, 0.5),
    })
  );
}
