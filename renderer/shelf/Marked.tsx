type Props = { readonly text: string; readonly ranges: readonly (readonly [number, number])[] };

/** A text with what was searched marked in it. Ranges are ascending and apart, [from, to) in UTF-16. */
export function Marked({ text, ranges }: Props) {
  const parts = ranges.map(([from, to], at) => (
    <span key={from}>
      {text.slice(at === 0 ? 0 : ranges[at - 1]?.[1], from)}
      <mark>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
