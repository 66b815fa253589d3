import { useWords } from '../state/index.ts';
import type { Ear } from './tones.ts';

const WIDTH = 1600;
const HEIGHT = 900;
const CELL = 100;
/** Nothing for pupils is ever smaller than this share of the picture's height. */
const SMALLEST_TEXT = 0.037;

const colours = ['#ffffff', '#f5d000', '#00b8b8', '#10a34a', '#d33682', '#e03a2a', '#2456e6', '#000000'];
const greys = [0, 10, 20, 40, 60, 80, 90, 100];

export function TestCardGrid({ ear }: { readonly ear: Ear | null }) {
  const { t } = useWords();
  return (
    <>
      <svg className="test-card-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('testCard.title')}>
        <g className="test-card-grid">
          {steps(WIDTH).map((x) => (
            <path key={`x${x}`} d={`M${x} 0V${HEIGHT}`} />
          ))}
          {steps(HEIGHT).map((y) => (
            <path key={`y${y}`} d={`M0 ${y}H${WIDTH}`} />
          ))}
        </g>
        <circle className="test-card-circle" cx={WIDTH / 2} cy={HEIGHT / 2} r={400} />
        <path className="test-card-cross" d={`M${WIDTH / 2} 50V850M50 ${HEIGHT / 2}H1550`} />
        {colours.map((fill, n) => (
          <rect key={fill} x={400 + n * CELL} y={200} width={CELL} height={CELL} fill={fill} />
        ))}
        {greys.map((light, n) => (
          <rect
            key={light}
            x={400 + n * CELL}
            y={300}
            width={CELL}
            height={60}
            fill={`rgb(${light}% ${light}% ${light}%)`}
          />
        ))}
        <rect className="test-card-plate" x={350} y={485} width={900} height={130} rx={8} />
        <text className="test-card-text" x={WIDTH / 2} y={540} fontSize={HEIGHT * SMALLEST_TEXT}>
          {t('testCard.text')}
        </text>
        <text className="test-card-text" x={WIDTH / 2} y={592} fontSize={HEIGHT * SMALLEST_TEXT}>
          {t('testCard.textNote')}
        </text>
        <Speaker x={300} on={ear === 'left'} text={t('testCard.left')} />
        <Speaker x={1300} on={ear === 'right'} text={t('testCard.right')} />
      </svg>
      {/* On the glass's own edge, whatever its shape: what is missing of it is cut off by the display. */}
      <i className="test-card-edge" />
    </>
  );
}

function Speaker({ x, on, text }: { readonly x: number; readonly on: boolean; readonly text: string }) {
  return (
    <g className={on ? 'test-card-speaker test-card-sounds' : 'test-card-speaker'}>
      <circle cx={x} cy={700} r={70} />
      <text className="test-card-text" x={x} y={716} fontSize={46}>
        {text}
      </text>
    </g>
  );
}

function steps(length: number): number[] {
  return Array.from({ length: length / CELL + 1 }, (_, n) => n * CELL);
}
