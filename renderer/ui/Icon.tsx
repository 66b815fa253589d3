import { type IconName, icons } from './icons.ts';
import './Icon.css';

type Props = { readonly name: IconName; readonly size?: 16 | 20 | 24 | 28 | 32; readonly filled?: boolean };

/**
 * One path an icon: a page of cards has a quarter fewer elements to style and lay out than with one a line. Some lines
 * begin with a relative move, which is from the origin only where a path begins, so the pen goes back there.
 */
const drawings = Object.fromEntries(Object.entries(icons).map(([name, lines]) => [name, lines.join('M0 0')])) as Record<
  IconName,
  string
>;

/** Always beside a word or inside a labelled control, so it says nothing to a screen reader by itself. */
export function Icon({ name, size = 20, filled = false }: Props) {
  return (
    <svg
      className={`icon icon-${size}${filled ? ' icon-filled' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}

/** 讲台: a desk under a raised board. Same drawing as resources/icons/logo.svg. */
export function Logo() {
  return (
    <svg className="icon-28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#1f4d40" />
      <path d="M6 14.8 25.6 7" stroke="#f2cf5e" strokeWidth="4" strokeLinecap="round" />
      <path d="M10.8 17.9 22 13.4 20.1 25.6h-7.2z" fill="#f6f3e8" />
      <path d="M9.5 26.6h14" stroke="#f6f3e8" strokeWidth="2.8" strokeLinecap="round" />
    </svg>
  );
}
