import { obtuseDegrees, obtuseTriangle, rightDegrees, rightTriangle } from '../figures.ts';
import { interiorAngles, point, type Triangle } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { group } from '../svg.ts';
import { angleNumbers, label, middleOf, outline, result, squareMark, text, wedge } from './parts.ts';

type Shape = {
  readonly triangle: Triangle;
  readonly degrees: readonly number[];
  readonly name: string;
  readonly sentence: string;
  readonly middle: number;
  readonly radii: readonly [number, number, number];
  readonly labelRadii: readonly [number, number, number];
};

const shapes: readonly Shape[] = [
  {
    triangle: rightTriangle,
    degrees: rightDegrees,
    name: '直角三角形',
    sentence: 'right',
    middle: 500,
    radii: [60, 120, 84],
    labelRadii: [124, 216, 158],
  },
  {
    triangle: obtuseTriangle,
    degrees: obtuseDegrees,
    name: '钝角三角形',
    sentence: 'obtuse',
    middle: 1420,
    radii: [62, 116, 96],
    labelRadii: [114, 208, 186],
  },
];

function drawShape(shape: Shape, moment: Moment): string {
  const angles = interiorAngles(shape.triangle);
  const drawn = moment.step(shape.sentence, 0, 0.9);
  const corners = angleNumbers
    .map((number) => {
      const shown = moment.step(shape.sentence, 0.3 + 0.14 * number, 0.4);
      const angle = angles[number];
      const mark =
        shape.degrees[number] === 90
          ? squareMark(angle, 46, shown)
          : wedge(angle, number, shape.radii[number], { opacity: shown });
      return (
        mark +
        label(middleOf(angle, shape.labelRadii[number]), `${shape.degrees[number]}°`, { opacity: shown, size: 56 })
      );
    })
    .join('');
  const sum = `${shape.degrees.map((one) => `${one}°`).join(' + ')} = 180°`;
  return (
    text(point(shape.middle, 300), shape.name, { size: 60, weight: 700, opacity: drawn }) +
    corners +
    outline(shape.triangle, drawn) +
    text(point(shape.middle, 842), sum, { size: 62, weight: 700, opacity: moment.step(shape.sentence, 0.78, 0.5) })
  );
}

/** 换一个: a right and an obtuse triangle come to the same. */
export function othersScene(moment: Moment): string {
  return (
    shapes.map((shape) => group(drawShape(shape, moment), {})).join('') +
    result(point(960, 978), '三角形的内角和都是 180°', { size: 66, width: 960, opacity: moment.step('all', 0.2, 0.5) })
  );
}
