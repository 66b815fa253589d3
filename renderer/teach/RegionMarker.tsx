import { useEffect, useRef, useState } from 'react';
import type { Rect, Region, Regions } from '../../core/session/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import type { AidHand } from '../aids/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import { arrow, between, percents, useDrag } from './handles.ts';
import './RegionMarker.css';
import { useSetRegions } from './set-regions.ts';

type Props = {
  readonly lessonId: LessonId;
  /** Where the recording lies in the picture. */
  readonly place: Rect;
  readonly hand: AidHand;
};

/** As most recordings have it, until one was looked into. */
const usual: Regions = {
  screen: { x: 0, y: 0.1, width: 0.74, height: 0.8 },
  explanation: { x: 0.75, y: 0.1, width: 0.25, height: 0.8 },
};
const LEAST = 0.05;
const STEP = 0.01;
const roles = ['screen', 'explanation'] as const;

/** Two boxes over the recording, for the teacher alone: what is inside each becomes a picture of its own. */
export function RegionMarker({ lessonId, place, hand }: Props) {
  const words = useWords();
  const { t } = words;
  const { call } = useLectern();
  const set = useSetRegions();
  const [draft, setDraft] = useState(usual);
  const [told, setTold] = useState(t('regions.looking'));
  const byHand = useRef(false);
  useEffect(() => {
    let left = false;
    void call('regions.suggest', { lessonId }).then((answer) => {
      if (left) return;
      const found = answer.ok ? answer.value.regions : null;
      // Whoever has not waited for it knows better.
      if (found && !byHand.current) setDraft(found);
      setTold(answer.ok ? t(found ? 'regions.found' : 'regions.notFound') : errorText(words, answer.error.code));
    });
    return () => {
      left = true;
    };
  }, [call, lessonId, t, words]);
  const accept = () => {
    hand.take('ink');
    void set(lessonId, draft);
  };
  return (
    <div className="regions" data-testid="regions">
      <div className="regions-room" style={percents(place)} data-drag-room>
        {roles.map((role) => (
          <Box
            key={role}
            role={role}
            region={draft[role]}
            onChange={(region) => {
              byHand.current = true;
              setDraft((before) => ({ ...before, [role]: region }));
            }}
          />
        ))}
      </div>
      <div className="regions-bar">
        <p role="status">{told}</p>
        <Button look="go" onClick={accept} data-testid="regions-accept">
          {t('regions.accept')}
        </Button>
        <Button onClick={() => hand.take('ink')} data-testid="regions-leave">
          {t('regions.leave')}
        </Button>
      </div>
    </div>
  );
}

type BoxProps = {
  readonly role: keyof Regions;
  readonly region: Region;
  readonly onChange: (region: Region) => void;
};

function Box({ role, region, onChange }: BoxProps) {
  const { t } = useWords();
  const name = t(`regions.${role}`);
  const move = useDrag((from: Region, { x, y }) => moved(from, x, y), onChange, onChange);
  const start = useDrag((from: Region, { x, y }) => begunAt(from, x, y), onChange, onChange);
  const end = useDrag((from: Region, { x, y }) => endedAt(from, x, y), onChange, onChange);
  const on = (drag: typeof move) => ({
    onPointerDown: (event: Parameters<typeof move.begin>[0]) => drag.begin(event, region),
    onPointerMove: drag.move,
    onPointerUp: drag.end,
    onPointerCancel: drag.end,
  });
  return (
    <div className={`region region-${role}`} style={percents(region)}>
      <button
        type="button"
        className="region-move"
        aria-label={`${name}: ${t('regions.move')}`}
        data-testid={`region-${role}`}
        {...on(move)}
        onKeyDown={(event) =>
          arrow(event, ({ x, y }, shift) => onChange((shift ? endedAt : moved)(region, x * STEP, y * STEP)))
        }
      >
        {name}
      </button>
      <i className="region-start" data-testid={`region-${role}-start`} {...on(start)} />
      <i className="region-end" data-testid={`region-${role}-end`} {...on(end)} />
    </div>
  );
}

function moved({ x, y, width, height }: Region, byX: number, byY: number): Region {
  return { x: between(0, x + byX, 1 - width), y: between(0, y + byY, 1 - height), width, height };
}

function begunAt({ x, y, width, height }: Region, byX: number, byY: number): Region {
  const left = between(0, x + byX, x + width - LEAST);
  const top = between(0, y + byY, y + height - LEAST);
  return { x: left, y: top, width: x + width - left, height: y + height - top };
}

function endedAt({ x, y, width, height }: Region, byX: number, byY: number): Region {
  return { x, y, width: between(LEAST, width + byX, 1 - x), height: between(LEAST, height + byY, 1 - y) };
}
