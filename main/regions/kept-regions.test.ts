import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, type Lesson, type LessonId, ok } from '../../core/words/index.ts';
import { track } from '../../tests/fixtures/session.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { createRegions, type RegionsService } from './regions.ts';

const recording = 'own/recording' as LessonId;
const parted = 'own/parted' as LessonId;
const regions = {
  screen: { x: 0, y: 0, width: 0.75, height: 1 },
  explanation: { x: 0.75, y: 0, width: 0.25, height: 1 },
};

let data: DataFolder;
let service: RegionsService;
let told: unknown[];
let here: boolean;
let looks: 'ffmpegMissing' | 'black';

beforeEach(() => {
  data = dataFolder();
  told = [];
  here = true;
  looks = 'black';
  const asset = (role: 'composite' | 'screen' | 'explanation') => ({ ...track(role), bytes: 1, variant: '720p' });
  const lessons: Record<string, unknown> = {
    [recording]: { id: recording, durationSeconds: 60, assets: [asset('composite')] },
    [parted]: { id: parted, durationSeconds: 60, assets: [asset('screen'), asset('explanation')] },
  };
  service = createRegions({
    library: data.openLibrary(),
    media: {
      greyFrames: async () =>
        looks === 'black'
          ? ok([new Uint8Array(320 * 180)])
          : fail({ code: 'ffmpegMissing', detail: 'ffmpeg' } as never),
    },
    lessonOf: async (id) => (lessons[id] as Lesson | undefined) ?? null,
    hasFile: async () => here,
    pathOf: (digest) => digest,
    workFolder: data.folder,
    onSet: (...set) => void told.push(set),
  });
});
afterEach(() => data.clean());

describe('the regions of a recording', () => {
  test('are kept by lesson, told to who projects it, and answered with what was there before', async () => {
    expect(await service.of(recording)).toBeNull();
    expect(await service.set(recording, regions)).toEqual(ok({ before: null }));
    expect(await service.of(recording)).toEqual(regions);
    expect(await service.set(recording, null)).toEqual(ok({ before: regions }));
    expect(await service.of(recording)).toBeNull();
    expect(told).toEqual([
      [recording, regions],
      [recording, null],
    ]);
  });

  test('are refused where there is no lesson, and where it has a film for each', async () => {
    expect(await service.set('own/gone' as LessonId, regions)).toEqual(fail({ code: 'lessonGone' }));
    expect(await service.set(parted, regions)).toEqual(fail({ code: 'noRecording' }));
    expect(told).toEqual([]);
  });

  test('are not suggested where nothing stands out, and it is said what was in the way', async () => {
    expect(await service.suggest(recording)).toEqual(ok({ regions: null }));
    looks = 'ffmpegMissing';
    expect(await service.suggest(recording)).toEqual(fail({ code: 'ffmpegMissing' }));
    here = false;
    expect(await service.suggest(recording)).toEqual(fail({ code: 'fileGone' }));
  });
});
