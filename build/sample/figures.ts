import { movedTriangle, point, readDegrees, type Triangle } from './geometry.ts';

/** Every triangle that the lesson draws, on a slide of 1920 × 1080. What is said of them is read off here. */

/** The paper triangle: angle 1 on top, 2 at the left, 3 at the right. */
export const paperTriangle: Triangle = [point(451, 300), point(170, 876), point(970, 876)];
export const foldTriangle: Triangle = movedTriangle(paperTriangle, 60, 0);
export const proofTriangle: Triangle = movedTriangle(paperTriangle, 150, 14);

/** The corner named first is the one that gives the triangle its name. */
export const rightTriangle: Triangle = [point(200, 740), point(816, 740), point(200, 355)];
export const obtuseTriangle: Triangle = [point(1250, 740), point(1760, 740), point(1071, 404)];

/** The exercise: a right angle, a given angle, and the one to find. */
export const exerciseTriangle: Triangle = [point(210, 860), point(870, 860), point(210, 398)];

export const drawnTriangles: readonly Triangle[] = [
  paperTriangle,
  foldTriangle,
  proofTriangle,
  rightTriangle,
  obtuseTriangle,
  exerciseTriangle,
];

export const paperDegrees = readDegrees(paperTriangle);
export const rightDegrees = readDegrees(rightTriangle);
export const obtuseDegrees = readDegrees(obtuseTriangle);
export const exerciseDegrees = readDegrees(exerciseTriangle);
