import { paperTriangle } from '../figures.ts';
import { interiorAngles, point } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { path, polygon } from '../svg.ts';
import { angleName, angleNumbers, colours, label, middleOf, outline, text, wedge } from './parts.ts';

/** 猜一猜: the triangle is drawn, its three angles are named, their sum is asked for. */
export function openScene(moment: Moment): string {
  const angles = interiorAngles(paperTriangle);
  const drawn = 0.001 + moment.step('hello', 0.1, 2.4);
  const named = angleNumbers
    .map((number) => {
      const shown = moment.step('names', 0.42 + 0.18 * number, 0.5);
      const radius = 110 * shown;
      return (
        (shown > 0 ? wedge(angles[number], number, radius) : '') +
        label(middleOf(angles[number], 186), angleName(number), { opacity: shown })
      );
    })
    .join('');
  const asked = moment.step('guess', 0.05, 0.6);
  const guide = path(polygon(paperTriangle), { stroke: colours.faint, width: 4, dash: '4 16' });
  return (
    guide +
    named +
    outline(paperTriangle, drawn) +
    text(point(1440, 560), '∠1 + ∠2 + ∠3', { size: 100, weight: 700, opacity: asked }) +
    text(point(1440, 710), '= ？', { size: 110, weight: 700, opacity: moment.step('guess', 0.4, 0.5) })
  );
}
