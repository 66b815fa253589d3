import type { Moment } from '../moment.ts';
import type { SceneName } from '../script.ts';
import { group, path, picture } from '../svg.ts';
import { closeScene } from './close.ts';
import { foldScene } from './fold.ts';
import { joinScene } from './join.ts';
import { measureScene } from './measure.ts';
import { openScene } from './open.ts';
import { othersScene } from './others.ts';
import { colours, slideHeight, slideWidth, text } from './parts.ts';
import { practiceScene } from './practice.ts';
import { proofScene } from './proof.ts';

/**
 * The screen track: for each moment the whole slide as SVG, a pure function of the moment.
 * One file per scene; what they share is in parts.ts.
 */
export { slideHeight, slideWidth } from './parts.ts';

const slides: Readonly<Record<SceneName, { readonly title: string; readonly draw: (moment: Moment) => string }>> = {
  open: { title: '三角形的内角和', draw: openScene },
  measure: { title: '量一量：三个内角各是多少度？', draw: measureScene },
  join: { title: '拼一拼：三个内角合起来是多少度？', draw: joinScene },
  fold: { title: '折一折：三个角折到一起', draw: foldScene },
  proof: { title: '想一想：为什么都是 180°？', draw: proofScene },
  others: { title: '换一个三角形，还是 180° 吗？', draw: othersScene },
  practice: { title: '练一练：求第三个角', draw: practiceScene },
  close: { title: '这节课的发现', draw: closeScene },
};

export function slideAt(moment: Moment): string {
  const { title, draw } = slides[moment.scene];
  const ground = `<rect width="${slideWidth}" height="${slideHeight}" fill="${colours.paper}"/><rect width="${slideWidth}" height="16" fill="${colours.subject}"/>`;
  const heading =
    text({ x: 110, y: 136 }, title, { size: 68, weight: 700, anchor: 'start' }) +
    path('M112 172H412', { stroke: colours.subject, width: 6 });
  return picture(slideWidth, slideHeight, ground + group(heading + draw(moment), { opacity: moment.presence }));
}
