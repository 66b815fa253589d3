import { describe, expect, test } from 'vitest';
import { toDisplays } from './displays.ts';

const screen = (label: string, left: number, isPrimary = false) => ({
  ...{ label, left, isPrimary, top: 0, width: 1920, height: 1080, devicePixelRatio: 1, touch: false },
});

describe('displays as Chromium tells them', () => {
  test('keep their ids by label when another one goes and comes', () => {
    const both = toDisplays([screen('HDMI-1', 1920), screen('eDP-1 (built in)', 0, true)]);
    expect(both.map(({ id }) => id)).toEqual(['eDP-1_20-built_20in-', 'HDMI-1']);
    expect(toDisplays([screen('HDMI-1', 0)]).map(({ id }) => id)).toEqual(['HDMI-1']);
  });

  test('of one label are told apart from left to right, those without by their place', () => {
    expect(
      toDisplays([screen('BOE', 3840), screen('BOE', 0), screen('BOE', 1920)]).map(({ id, x }) => [id, x]),
    ).toEqual([
      ['BOE', 0],
      ['BOE:2', 1920],
      ['BOE:3', 3840],
    ]);
    expect(toDisplays([screen('', -1920), screen('投影机', 0)]).map(({ id }) => id)).toEqual([
      'at@-1920.0',
      '_E6_8A_95_E5_BD_B1_E6_9C_BA',
    ]);
  });
});
