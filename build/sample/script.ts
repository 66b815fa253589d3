import { exerciseDegrees, obtuseDegrees, paperDegrees, rightDegrees } from './figures.ts';

/** What the lesson says, in order. Figures come from the drawing, so a changed triangle changes the words. */
export type SceneName = 'open' | 'measure' | 'join' | 'fold' | 'proof' | 'others' | 'practice' | 'close';
export type Gesture = 'rest' | 'point' | 'open';

export type Sentence = {
  readonly id: string;
  readonly scene: SceneName;
  readonly zh: string;
  readonly en: string;
  readonly gesture: Gesture;
  /** Quiet after the words, in seconds: time to look at what was drawn. */
  readonly restSeconds: number;
};

const [first, second, third] = paperDegrees;
const [, given, wanted] = exerciseDegrees;
const sum = (degrees: readonly number[]): string => degrees.map((one) => `${one}°`).join(' + ');
const spoken = (degrees: readonly number[]): string => degrees.map((one) => `${one}°`).join('、');

const line = (
  id: string,
  scene: SceneName,
  gesture: Gesture,
  restSeconds: number,
  zh: string,
  en: string,
): Sentence => ({ id, scene, gesture, restSeconds, zh, en });

export const sentences: readonly Sentence[] = [
  line(
    'hello',
    'open',
    'open',
    0.6,
    '同学们好！今天研究三角形的内角和。',
    'Hello, everyone! Today: the angle sum of a triangle.',
  ),
  line(
    'names',
    'open',
    'point',
    0.6,
    '三角形有三个内角：角一、角二、角三。',
    'A triangle has three angles: angle 1, angle 2 and angle 3.',
  ),
  line(
    'guess',
    'open',
    'open',
    1.4,
    '把它们加起来，一共是多少度？先猜一猜。',
    'Add them up: how many degrees in all? Take a guess.',
  ),

  line(
    'first',
    'measure',
    'point',
    0.6,
    `用量角器量一量，角一是${first}°。`,
    `Measure with a protractor: angle 1 is ${first}°.`,
  ),
  line(
    'second',
    'measure',
    'point',
    0.6,
    `角二是${second}°，角三是${third}°。`,
    `Angle 2 is ${second}°, and angle 3 is ${third}°.`,
  ),
  line('added', 'measure', 'open', 0.8, '加起来，正好是180°。', `${sum(paperDegrees)} = 180°.`),
  line(
    'error',
    'measure',
    'rest',
    0.8,
    '可是测量会有误差，换个办法。',
    'But measuring is never exact. Let us try another way.',
  ),

  line('tear', 'join', 'point', 0.6, '把三个角撕下来。', 'Tear off the three corners.'),
  line(
    'line',
    'join',
    'point',
    0.8,
    '顶点对顶点，边靠边，拼到一条直线上。',
    'Put the points together, side against side, on a straight line.',
  ),
  line(
    'straight',
    'join',
    'open',
    0.8,
    '三个角拼成一个平角，正好是180°。',
    'The three angles make a straight angle: 180°.',
  ),
  line('try', 'join', 'rest', 1.6, '现在请你也撕一撕，拼一拼。', 'Now tear and join a triangle of your own.'),

  line(
    'creases',
    'fold',
    'point',
    0.7,
    '也可以折：沿着虚线，把三个角向里折。',
    'Or fold it: fold the three corners in along the dashed lines.',
  ),
  line(
    'meet',
    'fold',
    'open',
    1.0,
    '三个角碰到一起，又是一个平角。',
    'The three corners meet: a straight angle again.',
  ),

  line('why', 'proof', 'open', 0.5, '每个三角形都这样吗？来讲讲道理。', 'Is it so for every triangle? Let us see why.'),
  line(
    'parallel',
    'proof',
    'point',
    0.8,
    '过顶点画一条直线，和底边平行。',
    'Draw a line through the top, parallel to the base.',
  ),
  line(
    'turnTwo',
    'proof',
    'point',
    0.6,
    '角二绕这条边的中点转半圈，正好到这里。',
    'Turn angle 2 half round the middle of this side: it fits here.',
  ),
  line('turnThree', 'proof', 'point', 0.6, '角三也一样。', 'Angle 3 does the same on the other side.'),
  line(
    'hence',
    'proof',
    'open',
    1.2,
    '三个角合成平角，所以内角和是180°。',
    'Together they make a straight angle, so the sum is 180°.',
  ),

  line(
    'right',
    'others',
    'point',
    0.7,
    `直角三角形，${spoken(rightDegrees)}，和是180°。`,
    `A right triangle: ${sum(rightDegrees)} = 180°.`,
  ),
  line(
    'obtuse',
    'others',
    'point',
    0.7,
    `钝角三角形，${spoken(obtuseDegrees)}，和也是180°。`,
    `An obtuse triangle: ${sum(obtuseDegrees)} = 180°.`,
  ),
  line(
    'all',
    'others',
    'open',
    1.2,
    '不管什么形状，内角和都是180°。',
    'Whatever its shape, the angles of a triangle add up to 180°.',
  ),

  line(
    'ask',
    'practice',
    'point',
    1.6,
    `两个角是90°和${given}°，第三个角是多少度？`,
    `Two angles of a triangle are 90° and ${given}°. What is the third?`,
  ),
  line(
    'solve',
    'practice',
    'point',
    1.2,
    `180°减90°，再减${given}°，等于${wanted}°。`,
    `180° − 90° − ${given}° = ${wanted}°.`,
  ),

  line(
    'remember',
    'close',
    'open',
    0.7,
    '请记住：三角形的内角和是180°。',
    'Remember: the angles of a triangle add up to 180°.',
  ),
  line('goodbye', 'close', 'open', 2.0, '同学们再见！', 'Goodbye, everyone!'),
];

export type ScriptCue =
  | {
      readonly kind: 'chapter';
      readonly id: string;
      readonly scene: SceneName;
      readonly zh: string;
      readonly en: string;
    }
  /** Stops after the words of a sentence, once its step is drawn. */
  | { readonly kind: 'pause'; readonly id: string; readonly after: string }
  | {
      readonly kind: 'question';
      readonly id: string;
      readonly after: string;
      readonly zh: string;
      readonly en: string;
      readonly thinkSeconds: number;
    };

export const scriptCues: readonly ScriptCue[] = [
  { kind: 'chapter', id: 'guess', scene: 'open', zh: '猜一猜', en: 'Guess' },
  { kind: 'chapter', id: 'measure', scene: 'measure', zh: '量一量', en: 'Measure' },
  { kind: 'chapter', id: 'join', scene: 'join', zh: '拼一拼', en: 'Tear and join' },
  { kind: 'pause', id: 'try', after: 'try' },
  { kind: 'chapter', id: 'why', scene: 'proof', zh: '想一想', en: 'Why' },
  { kind: 'chapter', id: 'others', scene: 'others', zh: '换一个', en: 'Other triangles' },
  { kind: 'chapter', id: 'practice', scene: 'practice', zh: '练一练', en: 'Practice' },
  {
    kind: 'question',
    id: 'third-angle',
    after: 'ask',
    zh: `两个角是 90° 和 ${given}°，第三个角是多少度？`,
    en: `Two angles are 90° and ${given}°. What is the third?`,
    thinkSeconds: 30,
  },
];

export const scenes: readonly SceneName[] = [...new Set(sentences.map((sentence) => sentence.scene))];
