import { paperTriangle } from '../figures.ts';
import { interiorAngles, mix, point, type Triangle } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { path, polygon } from '../svg.ts';
import { angleNumbers, colours, label, openPath, result, wedge } from './parts.ts';

const small = (x: number): Triangle => {
  const [a, b, c] = paperTriangle;
  const shrink = (p: { x: number; y: number }): { x: number; y: number } =>
    point(x + (p.x - 570) * 0.3, 776 + (p.y - 876) * 0.3);
  return [shrink(a), shrink(b), shrink(c)];
};

function measured(x: number): string {
  const triangle = small(x);
  const angles = interiorAngles(triangle);
  return (
    angleNumbers.map((number) => wedge(angles[number], number, 40)).join('') +
    path(polygon(triangle), { stroke: colours.ink, width: 5 })
  );
}

function joined(x: number): string {
  const [first, second, third] = interiorAngles(paperTriangle).map((angle) => angle.sweepDegrees);
  const vertex = point(x, 776);
  const [f, s, t] = [first ?? 0, second ?? 0, third ?? 0];
  return (
    wedge({ vertex, fromDegrees: 0, sweepDegrees: t }, 2, 120, { torn: true }) +
    wedge({ vertex, fromDegrees: t, sweepDegrees: f }, 0, 120, { torn: true }) +
    wedge({ vertex, fromDegrees: 180 - s, sweepDegrees: s }, 1, 120, { torn: true }) +
    path(openPath([point(x - 170, 776), point(x + 170, 776)]), { stroke: colours.ink, width: 5 })
  );
}

function gathered(x: number): string {
  const triangle = small(x);
  const [top, left, right] = triangle;
  const [first, second, third] = interiorAngles(triangle);
  const line = [point(x - 170, top.y), point(x + 170, top.y)];
  return (
    wedge(first, 0, 44) +
    wedge(second, 1, 44) +
    wedge(third, 2, 44) +
    wedge({ ...second, vertex: top, fromDegrees: second.fromDegrees + 180 }, 1, 44) +
    wedge({ ...third, vertex: top, fromDegrees: third.fromDegrees + 180 }, 2, 44) +
    path(polygon([top, mix(top, left, 1), right]), { stroke: colours.ink, width: 5 }) +
    path(openPath(line), { stroke: colours.subject, width: 5 })
  );
}

const cards = [
  { x: 400, name: '量一量', draw: measured },
  { x: 960, name: '拼一拼', draw: joined },
  { x: 1520, name: '想一想', draw: gathered },
] as const;

/** What was found, and the three ways that led to it. */
export function closeScene(moment: Moment): string {
  const drawn = cards
    .map(({ x, name, draw }) => {
      const ground = `<rect x="${x - 240}" y="530" width="480" height="400" rx="12" fill="${colours.sheet}" stroke="#dcd5c5" stroke-width="3"/>`;
      return ground + draw(x) + label(point(x, 866), name, { size: 60 });
    })
    .join('');
  const shown = moment.step('remember', 0.2, 0.6);
  return drawn + result(point(960, 370), '三角形的内角和是 180°', { size: 108, width: 1360, opacity: shown });
}
