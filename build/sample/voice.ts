import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sentence } from './script.ts';
import { synthesisText } from './speech.ts';
import { run } from './tools.ts';
import { readWav, type Sound, soundSeconds } from './wav.ts';

/** The voice: one recording per sentence, synthesised or found in a folder of recorded ones, treated alike. */
export const voiceRate = 48_000;

const recordedEndings = ['wav', 'flac', 'm4a', 'mp3', 'ogg', 'opus'];

/** Slow: between three and four syllables a second. */
const wordsPerMinute = '186';
const pitch = '46';

/** Silence at both ends goes; the timeline decides the rests. */
const cutSilence =
  'silenceremove=start_periods=1:start_threshold=-45dB:start_silence=0.03,areverse,' +
  'silenceremove=start_periods=1:start_threshold=-45dB:start_silence=0.08,areverse';

/** Takes the buzz and the hiss off the synthesiser and puts the voice in a small room. */
const soften =
  'highpass=f=110,lowpass=f=6800,equalizer=f=250:t=q:w=1:g=2,equalizer=f=3200:t=q:w=1.2:g=-4,' +
  'aecho=0.9:0.85:23|37:0.10|0.06';

const level = 'acompressor=threshold=-22dB:ratio=2.5:attack=8:release=120,loudnorm=I=-18:TP=-2:LRA=7';

async function synthesise(sentence: Sentence, file: string): Promise<void> {
  const voice = ['-v', 'cmn-latn-pinyin+f2', '-s', wordsPerMinute, '-p', pitch, '-g', '0'];
  await run('espeak-ng', [...voice, '-w', file, synthesisText(sentence.zh)]);
}

function recordedFile(directory: string, sentence: Sentence): string {
  const file = recordedEndings
    .map((ending) => path.join(directory, `${sentence.id}.${ending}`))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new Error(`no recording of "${sentence.zh}" in the folder: ${sentence.id}.wav`);
  }
  return file;
}

export async function speak(
  sentences: readonly Sentence[],
  workDirectory: string,
  recordedDirectory: string | null,
): Promise<ReadonlyMap<string, Sound>> {
  const sounds = new Map<string, Sound>();
  for (const sentence of sentences) {
    const raw = path.join(workDirectory, `${sentence.id}.raw.wav`);
    const treated = path.join(workDirectory, `${sentence.id}.wav`);
    if (recordedDirectory === null) {
      await synthesise(sentence, raw);
    }
    const source = recordedDirectory === null ? raw : recordedFile(recordedDirectory, sentence);
    const filters = [cutSilence, ...(recordedDirectory === null ? [soften] : []), level];
    const form = ['-ac', '1', '-ar', String(voiceRate), '-sample_fmt', 's16', '-map_metadata', '-1', '-bitexact'];
    await run('ffmpeg', ['-v', 'error', '-y', '-i', source, '-af', filters.join(','), ...form, treated]);
    sounds.set(sentence.id, readWav(await readFile(treated)));
  }
  return sounds;
}

export const voiceSecondsOf = (sounds: ReadonlyMap<string, Sound>): ReadonlyMap<string, number> =>
  new Map([...sounds].map(([id, sound]) => [id, soundSeconds(sound)]));
