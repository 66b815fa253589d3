import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes } from 'react';
import './Field.css';

/** A name, and under it what is typed or chosen: a `TextBox` or a `ChoiceBox`. */
export function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child.
    <label className="field">
      <span>{name}</span>
      {children}
    </label>
  );
}

type TextProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly large?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

export function TextBox({ large, className, ...rest }: TextProps) {
  return <input className={classes(large, className)} {...rest} />;
}

/** A native select: the list is the system's, with the keys that people know. */
export function ChoiceBox({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select className={classes(false, className)} {...rest} />;
}

const classes = (large = false, own = '') =>
  ['field-box', large ? 'field-box-large' : '', own].filter(Boolean).join(' ');
