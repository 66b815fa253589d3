import { foldTriangle } from '../figures.ts';
import { folded, interiorAngles, midpoint, moved, type Point, point, pointAt } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { at, path, polygon } from '../svg.ts';
import { type AngleNumber, angleName, colours, label, middleOf, text, wedgePoints, wedgeShape } from './parts.ts';

const [top, left, right] = foldTriangle;
const leftMiddle = midpoint(top, left);
const rightMiddle = midpoint(top, right);
const leftFoot = point(leftMiddle.x, left.y);
const rightFoot = point(rightMiddle.x, left.y);

type Flap = { readonly corner: Point; readonly creaseFrom: Point; readonly creaseTo: Point };
const flaps: readonly [Flap, Flap, Flap] = [
  { corner: top, creaseFrom: leftMiddle, creaseTo: rightMiddle },
  { corner: left, creaseFrom: leftMiddle, creaseTo: leftFoot },
  { corner: right, creaseFrom: rightMiddle, creaseTo: rightFoot },
];
/** Small enough that the names have room inside the folded rectangle. */
const cornerRadius = 92;

/** Where the names stand once folded: inside the rectangle, above their angles. */
const foot = point(top.x, left.y);
const landedNames: readonly [Point, Point, Point] = [
  pointAt(foot, 150, 84),
  moved(foot, -98, -92),
  pointAt(foot, 158, 27),
];

function drawFlap(number: AngleNumber, turn: number): string {
  const { corner, creaseFrom, creaseTo } = flaps[number];
  const angle = interiorAngles(foldTriangle)[number];
  const over = (p: Point): Point => folded(p, creaseFrom, creaseTo, turn);
  const paper = path(polygon([over(corner), creaseFrom, creaseTo]), {
    fill: turn > 0.5 ? '#efe9d8' : colours.sheet,
    stroke: colours.ink,
    width: 6,
  });
  const before = label(middleOf(angle, 160), angleName(number), { opacity: 1 - turn * 4 });
  const after = label(landedNames[number], angleName(number), { opacity: turn * 4 - 3 });
  const name = before + after;
  return paper + wedgeShape(wedgePoints(angle, cornerRadius).map(over), number) + name;
}

/** 折一折: three creases, and the three corners meet at one point of the base. */
export function foldScene(moment: Moment): string {
  const creased = moment.step('creases', 0.3, 0.5);
  const turns = [
    moment.step('creases', 0.5, 1.1),
    moment.step('creases', 0.68, 1.0),
    moment.step('creases', 0.84, 1.0),
  ] as const;
  const body = path(polygon([leftMiddle, rightMiddle, rightFoot, leftFoot]), { fill: colours.sheet });
  const base = path(`M${at(leftFoot)}L${at(rightFoot)}`, { stroke: colours.ink, width: 6 });
  const ghost = path(polygon(foldTriangle), { stroke: colours.faint, width: 4, dash: '4 16' });
  const order: readonly AngleNumber[] = [1, 2, 0];
  const creases = flaps.map((flap) => `M${at(flap.creaseFrom)}L${at(flap.creaseTo)}`).join('');
  const met = moment.step('meet', 0.1, 0.5);
  return (
    ghost +
    body +
    base +
    order.map((number) => drawFlap(number, turns[number])).join('') +
    path(creases, { stroke: colours.subject, width: 5, dash: '18 16', opacity: creased }) +
    text(point(1210, 560), '∠2 + ∠1 + ∠3', { size: 84, weight: 700, anchor: 'start', opacity: met }) +
    text(point(1210, 690), '= 平角', {
      size: 84,
      weight: 700,
      anchor: 'start',
      opacity: moment.step('meet', 0.5, 0.5),
    }) +
    text(point(1210, 820), '= 180°', {
      size: 84,
      weight: 700,
      anchor: 'start',
      colour: colours.subject,
      opacity: moment.step('meet', 0.75, 0.5),
    })
  );
}
