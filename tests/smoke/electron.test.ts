import { describe, test } from 'vitest';
import { electronProgram, startOnElectron, startOnStandIn } from './shipped.ts';
import { smoke } from './smoke.ts';

describe('the shipped Electron bundle, on the stand-in', () => smoke(startOnStandIn));

const program = electronProgram();
if ('path' in program) {
  describe('the shipped Electron bundle, in Electron', () => smoke((data) => startOnElectron(program.path, data)));
} else {
  test.skip(`the shipped Electron bundle, in Electron: ${program.missing}`);
}
