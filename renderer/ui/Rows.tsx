import type { HTMLAttributes, Ref } from 'react';
import './Rows.css';

type RowsProps = HTMLAttributes<HTMLElement> & {
  /** The order is what the list says. */
  readonly ordered?: boolean;
  readonly ref?: Ref<HTMLOListElement & HTMLUListElement>;
};

/** A sheet of rows: `<li>`s with a rule between them. */
export function Rows({ ordered = false, className, ...rest }: RowsProps) {
  const List = ordered ? 'ol' : 'ul';
  return <List className={className ? `rows ${className}` : 'rows'} {...rest} />;
}

type TitleProps = {
  readonly title: string;
  readonly note?: string | null;
  /** Left out where there is nothing to open any more. */
  readonly onOpen?: () => void;
  readonly testId?: string;
};

/** What a row is about; pressing it opens that. */
export function RowTitle({ title, note, onOpen, testId }: TitleProps) {
  const text = (
    <>
      <b>{title}</b>
      {note ? <small className="figures">{note}</small> : null}
    </>
  );
  if (!onOpen) return <span className="row-title">{text}</span>;
  return (
    <button type="button" className="row-title" onClick={onOpen} data-testid={testId}>
      {text}
    </button>
  );
}
