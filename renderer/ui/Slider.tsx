import './Slider.css';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  readonly said: string;
  readonly onChange: (value: number) => void;
  readonly testId?: string;
};

export function Slider({ label, value, max, step, said, onChange, testId }: Props) {
  return (
    <input
      type="range"
      className="slider"
      aria-label={label}
      aria-valuetext={said}
      min={0}
      max={max}
      step={step}
      value={value}
      data-testid={testId}
      style={{ backgroundSize: `${(value / max) * 100}% 100%` }}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    />
  );
}
