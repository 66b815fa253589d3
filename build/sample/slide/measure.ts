import { paperDegrees, paperTriangle } from '../figures.ts';
import { type DrawnAngle, interiorAngles, point, pointAt } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { path, polygon } from '../svg.ts';
import {
  angleName,
  angleNumbers,
  bottomLine,
  colours,
  label,
  middleOf,
  openPath,
  outerEdge,
  outline,
  text,
  wedge,
} from './parts.ts';

const protractorRadius = 140;

/** When each angle is measured: the sentence, where in it, and when its protractor goes. */
const readings = [
  { sentence: 'first', share: 0.05, gone: { sentence: 'second', share: 0 } },
  { sentence: 'second', share: 0.06, gone: { sentence: 'second', share: 0.48 } },
  { sentence: 'second', share: 0.52, gone: { sentence: 'added', share: 0 } },
] as const;

function protractor(angle: DrawnAngle, opacity: number): string {
  const half: DrawnAngle = { ...angle, sweepDegrees: 180 };
  const ticks = Array.from({ length: 17 }, (_, index) => {
    const degrees = angle.fromDegrees + 10 * (index + 1);
    const inner = protractorRadius - (index === 8 ? 34 : 20);
    return openPath([pointAt(angle.vertex, inner, degrees), pointAt(angle.vertex, protractorRadius, degrees)]);
  }).join('');
  const face = path(polygon(outerEdge(half, protractorRadius, false)), {
    fill: '#ffffff',
    stroke: colours.subject,
    width: 4,
    opacity: opacity * 0.72,
  });
  return face + path(ticks, { stroke: colours.subject, width: 3, opacity });
}

/** 量一量: a protractor on each corner, the readings beside the triangle, their sum. */
export function measureScene(moment: Moment): string {
  const angles = interiorAngles(paperTriangle);
  const parts = angleNumbers.map((number) => {
    const { sentence, share, gone } = readings[number];
    const laid = moment.step(sentence, share, 0.4) * (1 - moment.step(gone.sentence, gone.share, 0.3));
    const swept = moment.step(sentence, share + (number === 0 ? 0.45 : 0.1), 0.8);
    const angle = angles[number];
    const opened = { ...angle, sweepDegrees: angle.sweepDegrees * swept };
    const read = moment.step(sentence, share + (number === 0 ? 0.62 : 0.26), 0.4);
    const row = point(1180, 400 + 132 * number);
    return {
      under: laid > 0 ? protractor(angle, laid) : '',
      over: swept > 0.02 ? wedge(opened, number, 104) : '',
      names: label(middleOf(angle, 190), angleName(number)),
      reading: text(row, `${angleName(number)} = ${paperDegrees[number]}°`, {
        size: 88,
        weight: 700,
        anchor: 'start',
        opacity: read,
      }),
    };
  });
  const joined = (key: keyof (typeof parts)[number]): string => parts.map((part) => part[key]).join('');
  const added = moment.step('added', 0.05, 0.5);
  return (
    joined('under') +
    joined('over') +
    outline(paperTriangle) +
    joined('names') +
    joined('reading') +
    path('M1100 716H1800', { stroke: colours.faint, width: 4, opacity: added }) +
    text(point(1450, 820), `${paperDegrees.map((one) => `${one}°`).join(' + ')} = 180°`, {
      size: 66,
      weight: 700,
      colour: colours.subject,
      opacity: added,
    }) +
    bottomLine('测量会有误差，再换个办法验证。', moment.step('error', 0.05, 0.5))
  );
}
