import { type IconName, icons } from './icons.ts';
import './Icon.css';

type Props = { readonly name: IconName; readonly size?: 16 | 20 | 24 | 28 | 32; readonly filled?: boolean };

/** Always beside a word or inside a labelled control, so it says nothing to a screen reader by itself. */
export function Icon({ name, size = 20, filled = false }: Props) {
  return (
    <svg
      className={`icon icon-${size}${filled ? ' icon-filled' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {icons[name].map((d) => (
        <path key={d} d={d} />
      ))}
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
