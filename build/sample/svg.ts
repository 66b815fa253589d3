import type { Point } from './geometry.ts';

/** Pieces of SVG text. Numbers are cut to hundredths so that equal pictures are equal strings. */
export const n = (value: number): string => String(Math.round(value * 100) / 100 + 0);
export const at = (p: Point): string => `${n(p.x)} ${n(p.y)}`;

export const polygon = (points: readonly Point[]): string => `M${points.map(at).join('L')}Z`;

type Paint = {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  opacity?: number;
  join?: 'round' | 'miter';
};

export function path(d: string, paint: Paint): string {
  const opacity = paint.opacity ?? 1;
  if (opacity <= 0.001) {
    return '';
  }
  const stroke =
    paint.stroke === undefined
      ? ''
      : ` stroke="${paint.stroke}" stroke-width="${n(paint.width ?? 6)}" stroke-linejoin="${paint.join ?? 'round'}" stroke-linecap="round"`;
  const dash = paint.dash === undefined ? '' : ` stroke-dasharray="${paint.dash}"`;
  return `<path d="${d}" fill="${paint.fill ?? 'none'}"${stroke}${dash}${opacity < 1 ? ` opacity="${n(opacity)}"` : ''}/>`;
}

export const group = (inside: string, attributes: { transform?: string; opacity?: number }): string => {
  const opacity = attributes.opacity ?? 1;
  if (opacity <= 0.001 || inside === '') {
    return '';
  }
  const transform = attributes.transform === undefined ? '' : ` transform="${attributes.transform}"`;
  return `<g${transform}${opacity < 1 ? ` opacity="${n(opacity)}"` : ''}>${inside}</g>`;
};

export const picture = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Noto Sans CJK SC'">${inside}</svg>`;
