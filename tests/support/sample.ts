// A sample lesson as the catalogue reads it, with a few bytes where the real one has films.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const film = {
  ...{ variant: '1080p', mediaType: 'video/mp4', language: 'zh-CN', durationSeconds: 120, width: 1920, height: 1080 },
  frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 3000 },
};
const still = { durationSeconds: null, width: null, height: null, frames: null, hasSound: false };

export const sampleFile = {
  id: 'triangle',
  title: { 'zh-CN': '三角形的内角和', en: 'The angle sum of a triangle' },
  summary: { 'zh-CN': '量一量' },
  ...{ stage: 'primary', grade: 4, subject: 'mathematics', volume: 'lower' },
  unit: { 'zh-CN': '三角形' },
  edition: { publisher: '人教版', year: 2022 },
  ...{ durationSeconds: 120, licence: 'CC-BY-4.0', attribution: 'Lectern' },
  assets: [
    { role: 'explanation', file: 'explanation.mp4', ...film, hasSound: true },
    { role: 'screen', file: 'screen.mp4', ...film, hasSound: false },
    {
      role: 'subtitles',
      variant: 'full',
      file: 'captions.zh-CN.vtt',
      mediaType: 'text/vtt',
      language: 'zh-CN',
      ...still,
    },
    { role: 'poster', variant: '720p', file: 'poster.jpg', mediaType: 'image/jpeg', language: null, ...still },
  ],
  cues: [{ kind: 'pause', id: 'think', atSeconds: 40 }],
};

export function writeSample(folder: string, file: object = sampleFile): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lesson.json'), JSON.stringify(file));
  for (const { file: name } of sampleFile.assets) writeFileSync(join(folder, name), `bytes of ${name}`);
}
