import { exerciseDegrees, exerciseTriangle } from '../figures.ts';
import { interiorAngles, point } from '../geometry.ts';
import type { Moment } from '../moment.ts';
import { colours, label, middleOf, outline, result, squareMark, text, wedge } from './parts.ts';

/** 练一练: two angles are given, the third is asked for, then found. */
export function practiceScene(moment: Moment): string {
  const [, given, wanted] = exerciseDegrees;
  const [right, known, unknown] = interiorAngles(exerciseTriangle);
  const found = moment.step('solve', 0.85, 0.5);
  const shown = moment.step('ask', 0.25, 0.5);
  const row = (y: number, words: string, opacity: number, size = 62): string =>
    text(point(1010, y), words, { size, anchor: 'start', opacity });
  return (
    wedge(known, 2, 130, { opacity: shown }) +
    wedge(unknown, 0, 96, { opacity: moment.step('ask', 0.6, 0.5) }) +
    squareMark(right, 52, shown) +
    outline(exerciseTriangle, moment.step('ask', 0, 0.9)) +
    label(middleOf(right, 136), '90°', { opacity: shown }) +
    label(middleOf(known, 214), `${given}°`, { opacity: shown }) +
    label(middleOf(unknown, 158), '？', { opacity: moment.step('ask', 0.6, 0.5) * (1 - found), size: 66 }) +
    label(middleOf(unknown, 162), `${wanted}°`, { opacity: found, colour: colours.subject }) +
    row(420, `两个角是 90° 和 ${given}°，`, moment.step('ask', 0.2, 0.5)) +
    row(516, '第三个角是多少度？', moment.step('ask', 0.6, 0.5)) +
    row(680, `180° − 90° − ${given}°`, moment.step('solve', 0.1, 0.5), 80) +
    result(point(1120, 800), `= ${wanted}°`, { size: 80, width: 300, opacity: found })
  );
}
