import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { captions } from './captions.ts';
import { encodeTrack, type Track } from './encode.ts';
import { lessonFile, posterSize } from './lessonFile.ts';
import { momentAt } from './moment.ts';
import { poseAt, presenterAt, presenterHeight, presenterWidth } from './presenter/index.ts';
import { type Drawing, openDrawing } from './rasterise.ts';
import { sentences } from './script.ts';
import { slideAt, slideHeight, slideWidth } from './slide/index.ts';
import { framesPerSecond, layOut, spokenSentence, type Timeline } from './timeline.ts';
import { speak, voiceRate, voiceSecondsOf } from './voice.ts';
import { loudnessByFrame, type Sound, writeWav } from './wav.ts';

/**
 * Makes the sample lesson: `node build/sample/make.ts [--voice DIR] [--look DIR]`.
 * --voice takes a recorded file per sentence (hello.wav, names.wav, …; ids in script.ts) in place of the synthesiser.
 * --look writes one picture of each track for every sentence, and no video.
 */
const sampleDirectory = path.join(import.meta.dirname, '../../resources/sample');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** All sentences at their places. A little shorter than the picture: AAC comes in blocks of 1024 samples. */
function wholeVoice(timeline: Timeline, sounds: ReadonlyMap<string, Sound>): Sound {
  const samples = new Int16Array(Math.floor((timeline.frameCount / framesPerSecond) * voiceRate) - 2048);
  for (const { sentence, voiceFrame } of timeline.spoken) {
    const sound = sounds.get(sentence.id);
    if (sound !== undefined) {
      samples.set(sound.samples, Math.round((voiceFrame / framesPerSecond) * voiceRate));
    }
  }
  return { sampleRate: voiceRate, samples };
}

type Svgs = { readonly slide: (frame: number) => string; readonly presenter: (frame: number) => string };

async function look(directory: string, timeline: Timeline, svgs: Svgs, drawing: Drawing): Promise<void> {
  await mkdir(directory, { recursive: true });
  const rasteriser = await drawing.newRasteriser(slideWidth, slideHeight);
  for (const { sentence, voiceFrame, quietFrame } of timeline.spoken) {
    for (const [name, frame] of [
      ['mid', Math.round((voiceFrame + quietFrame) / 2)],
      ['end', quietFrame + 10],
    ] as const) {
      await writeFile(
        path.join(directory, `${sentence.id}-${name}.jpg`),
        await rasteriser.jpeg(svgs.slide(frame), 960, 540),
      );
      await writeFile(
        path.join(directory, `${sentence.id}-${name}-presenter.jpg`),
        await rasteriser.jpeg(svgs.presenter(frame), 360, 576),
      );
    }
  }
}

async function makeFilms(timeline: Timeline, svgs: Svgs, drawing: Drawing, soundFile: string): Promise<void> {
  const shared = { frameCount: timeline.frameCount };
  const file = (name: string): string => path.join(sampleDirectory, name);
  const slides: Track = {
    ...shared,
    file: file('screen.mp4'),
    width: slideWidth,
    height: slideHeight,
    soundFile: null,
    rateFactor: 29,
    svgAt: svgs.slide,
  };
  const teacher: Track = {
    ...shared,
    file: file('explanation.mp4'),
    width: presenterWidth,
    height: presenterHeight,
    soundFile,
    rateFactor: 27,
    svgAt: svgs.presenter,
  };
  const film = async (track: Track): Promise<void> => {
    const rasteriser = await drawing.newRasteriser(track.width, track.height);
    await encodeTrack(track, rasteriser, (line) => say(`${path.basename(track.file)}: ${line}`));
  };
  await Promise.all([film(slides), film(teacher)]);
  const cover = spokenSentence(timeline, 'straight').quietFrame;
  const rasteriser = await drawing.newRasteriser(posterSize.width, posterSize.height);
  await writeFile(file('poster.jpg'), await rasteriser.jpeg(svgs.slide(cover), posterSize.width, posterSize.height));
}

async function make(voiceDirectory: string | null, lookDirectory: string | null): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), 'lectern-sample-'));
  const drawing = await openDrawing();
  try {
    const sounds = await speak(sentences, work, voiceDirectory);
    const timeline = layOut(sentences, voiceSecondsOf(sounds));
    say(`${sentences.length} sentences, ${timeline.frameCount} frames`);
    const voice = wholeVoice(timeline, sounds);
    const loudness = loudnessByFrame(voice, framesPerSecond, timeline.frameCount);
    const svgs: Svgs = {
      slide: (frame) => slideAt(momentAt(timeline, frame)),
      // Drawn on twos, as animators say: half the drawings, and calmer to look at.
      presenter: (frame) => presenterAt(poseAt(timeline, loudness, frame - (frame % 2))),
    };
    if (lookDirectory !== null) {
      await look(lookDirectory, timeline, svgs, drawing);
      return;
    }
    const soundFile = path.join(work, 'voice.wav');
    await writeFile(soundFile, writeWav(voice));
    await mkdir(sampleDirectory, { recursive: true });
    await makeFilms(timeline, svgs, drawing, soundFile);
    await writeFile(path.join(sampleDirectory, 'captions.zh-CN.vtt'), captions(timeline, 'zh'));
    await writeFile(path.join(sampleDirectory, 'captions.en.vtt'), captions(timeline, 'en'));
    await writeFile(path.join(sampleDirectory, 'lesson.json'), `${JSON.stringify(lessonFile(timeline), null, 2)}\n`);
  } finally {
    await drawing.end();
    await rm(work, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { voice: { type: 'string' }, look: { type: 'string' } } });
await make(values.voice ?? null, values.look ?? null);
