import { expect, test } from 'vitest';
import { digestOf } from '../../tests/fixtures/session.ts';
import { createCaptionFiles } from './caption-files.ts';

const digest = digestOf('captions');
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('subtitles are read once, told when they are there, and read again when main is back', async () => {
  let away = true;
  let read = 0;
  let told = 0;
  const faults: string[] = [];
  const fetchText = async () => {
    read += 1;
    if (away) throw new Error('gone');
    return 'WEBVTT\n\n00:01.000 --> 00:02.000\n三个角\n';
  };
  const files = createCaptionFiles(fetchText, (fault) => faults.push(fault));
  files.subscribe(() => {
    told += 1;
  });
  expect(files.of(digest)).toBeNull();
  await settled();
  expect([files.of(digest), told, faults.length]).toEqual([[], 1, 1]);
  away = false;
  files.tryAgain();
  expect(files.of(digest)).toBeNull();
  await settled();
  expect(files.of(digest)).toEqual([{ fromSeconds: 1, untilSeconds: 2, text: '三个角' }]);
  expect([files.of(digest)?.length, read, told]).toEqual([1, 2, 3]);
});
