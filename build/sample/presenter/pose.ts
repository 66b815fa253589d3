import { mix, type Point, point } from '../geometry.ts';
import { eased } from '../moment.ts';
import type { Gesture } from '../script.ts';
import { framesPerSecond, type Timeline } from '../timeline.ts';

/** How the presenter stands in one frame; everything drawn of her follows from it. */
export type Pose = {
  /** 0 shut .. 1 as wide as she speaks. */
  readonly mouth: number;
  /** 0 shut .. 1 open. */
  readonly eyes: number;
  /** Degrees, towards the slide below 0. */
  readonly headTilt: number;
  readonly headShift: Point;
  /** -1 looks at the slide, 0 at the class. */
  readonly gaze: number;
  readonly arms: Arms;
};

export type Arm = {
  readonly elbow: Point;
  readonly wrist: Point /** Degrees of the hand from its forearm. */;
  readonly handDegrees: number;
};
/** Near is the arm on the slide's side, at the left of the picture. */
export type Arms = {
  readonly near: Arm;
  readonly far: Arm /** 0 fist at rest .. 1 open or pointing. */;
  readonly reach: Readonly<Record<Gesture, number>>;
};

const armPoses: Readonly<Record<Gesture, { readonly near: Arm; readonly far: Arm }>> = {
  rest: {
    near: { elbow: point(150, 884), wrist: point(286, 968), handDegrees: -4 },
    far: { elbow: point(570, 884), wrist: point(434, 968), handDegrees: 184 },
  },
  point: {
    near: { elbow: point(140, 880), wrist: point(132, 742), handDegrees: 152 },
    far: { elbow: point(570, 884), wrist: point(434, 968), handDegrees: 184 },
  },
  open: {
    near: { elbow: point(146, 880), wrist: point(212, 818), handDegrees: 126 },
    far: { elbow: point(574, 880), wrist: point(508, 818), handDegrees: 54 },
  },
};

const gestureSeconds = 0.6;

const mixArm = (a: Arm, b: Arm, share: number): Arm => ({
  elbow: mix(a.elbow, b.elbow, share),
  wrist: mix(a.wrist, b.wrist, share),
  handDegrees: a.handDegrees + (b.handDegrees - a.handDegrees) * share,
});

/** The gesture she is coming from, the one she is going to, and how far she is. */
function gestureAt(timeline: Timeline, frame: number): { from: Gesture; to: Gesture; share: number } {
  let from: Gesture = 'rest';
  let to: Gesture = 'rest';
  let since = -1000;
  const turn = (gesture: Gesture, at: number): void => {
    if (gesture !== to && at <= frame) {
      from = to;
      to = gesture;
      since = at;
    }
  };
  for (const { sentence, voiceFrame, quietFrame, endFrame } of timeline.spoken) {
    turn(sentence.gesture, voiceFrame - 4);
    if (endFrame - quietFrame > 0.9 * framesPerSecond) {
      turn('rest', quietFrame + 6);
    }
  }
  return { from, to, share: eased((frame - since) / (gestureSeconds * framesPerSecond)) };
}

/** Blinks about every four seconds, never at even distances. */
function eyesAt(seconds: number): number {
  const round = Math.floor(seconds / 3.7);
  const blink = round * 3.7 + 1.1 + ((round * 37) % 19) / 10;
  const away = Math.abs(seconds - blink);
  return away > 0.12 ? 1 : Math.max(0.06, away / 0.12);
}

export function poseAt(timeline: Timeline, loudness: readonly number[], frame: number): Pose {
  const seconds = frame / framesPerSecond;
  const { from, to, share } = gestureAt(timeline, frame);
  const reach = { rest: 0, point: 0, open: 0 };
  reach[from] += 1 - share;
  reach[to] += share;
  const speaking = loudness.slice(Math.max(0, frame - 6), frame + 7).reduce((sum, one) => sum + one, 0) / 13;
  const nod = Math.sin(seconds * 2.1) * speaking;
  const sway = Math.sin(seconds * 0.7);
  return {
    mouth: loudness[frame] ?? 0,
    eyes: eyesAt(seconds),
    headTilt: sway * 0.8 - reach.point * 3 + nod * 1.2,
    headShift: point(sway * 2 - reach.point * 7, nod * 3 + Math.sin(seconds * 1.5) * 1.2),
    gaze: -reach.point,
    arms: {
      near: mixArm(armPoses[from].near, armPoses[to].near, share),
      far: mixArm(armPoses[from].far, armPoses[to].far, share),
      reach,
    },
  };
}
