import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import './Tool.css';

type Props = {
  readonly icon: IconName;
  /** One to four characters: teachers do not find what has no name. */
  readonly name: string;
  /** Left out for a tool that does something at once and is never on. */
  readonly on?: boolean;
  readonly disabled?: boolean;
  readonly hint?: string;
  readonly onPress: () => void;
  /** A CSS colour for the dot of an ink tool. */
  readonly ink?: string | null;
  readonly testId?: string;
};

export function Tool({ icon, name, on, disabled, hint, onPress, ink, testId }: Props) {
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={on}
      disabled={disabled}
      title={hint}
      onClick={onPress}
      data-testid={testId}
    >
      <ToolFace icon={icon} name={name} ink={on ? ink : null} />
    </button>
  );
}

export function ToolFace({
  icon,
  name,
  ink,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly ink?: string | null;
}) {
  return (
    <>
      <span className="tool-icon">
        <Icon name={icon} size={24} />
        {ink ? <i className="tool-ink" style={{ background: ink }} /> : null}
      </span>
      <span className="tool-name">{name}</span>
    </>
  );
}

/** One of the pen's colours. */
export function Swatch(props: {
  readonly colour: string;
  readonly name: string;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly testId?: string;
}) {
  return (
    <button
      type="button"
      className="swatch"
      aria-pressed={props.on}
      aria-label={props.name}
      title={props.name}
      onClick={props.onPress}
      data-testid={props.testId}
    >
      <i style={{ background: props.colour }} />
    </button>
  );
}

export function ToolGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="tool-group">
      <legend className="only-heard">{label}</legend>
      {children}
    </fieldset>
  );
}
