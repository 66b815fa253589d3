import { secondsOf, type Timeline } from './timeline.ts';

const clock = (seconds: number): string => {
  const ms = Math.round(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
};

/** How long the words stay after they were said, while nothing else is being said. */
const lingerSeconds = 0.4;

/** WebVTT (https://www.w3.org/TR/webvtt1/): one cue per sentence, on frame times. */
export function captions(timeline: Timeline, language: 'zh' | 'en'): string {
  const cues = timeline.spoken.map(({ sentence, voiceFrame, quietFrame, endFrame }) => {
    const end = Math.min(secondsOf(quietFrame) + lingerSeconds, secondsOf(endFrame));
    return `${sentence.id}\n${clock(secondsOf(voiceFrame))} --> ${clock(end)}\n${sentence[language]}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
