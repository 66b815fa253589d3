import './Meter.css';

/** How far something has come, 0..1; null where nobody knows. */
export function Meter({ value, label }: { readonly value: number | null; readonly label: string }) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <div
      className="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
    >
      <i style={{ width: `${percent ?? 100}%` }} className={percent === null ? 'meter-unknown' : ''} />
    </div>
  );
}
