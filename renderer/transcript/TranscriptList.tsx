import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { sentenceIndexAt } from '../../core/captions/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { hitsIn, type Line } from './lines.ts';

type Props = {
  readonly state: SessionState;
  readonly lines: readonly Line[];
  /** Which of them are in the list. */
  readonly shown: readonly number[];
  readonly searched: string;
  readonly onSeek: (seconds: number) => void;
};

const ROW_PX = 56;

/**
 * However long the lesson is, only the rows in sight are drawn. The list scrolls with the lesson until a hand or a key
 * scrolls it; then it stays where it was put, and one press takes it back.
 */
export function TranscriptList({ state, lines, shown, searched, onSeek }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const [chosen, choose] = useState<number | null>(null);
  const now = shown.indexOf(sentenceIndexAt(lines, seconds));
  // Another search may have left fewer.
  const active = Math.min(chosen ?? Math.max(0, now), Math.max(0, shown.length - 1));
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
  });
  const follow = follows && searched.trim() === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is another object with each scroll
  useEffect(() => {
    if (follow && now >= 0) rows.scrollToIndex(now, { align: 'center' });
  }, [follow, now]);

  const press = (row: number) => {
    const line = lines[shown[row] ?? -1];
    if (!line) return;
    choose(null);
    setFollows(true);
    onSeek(line.fromSeconds);
  };
  const key = (event: KeyboardEvent) => {
    // Page up and down are the presenter remote's, also while the list has the focus.
    const to: Record<string, number> = {
      ...{ ArrowDown: active + 1, ArrowUp: active - 1 },
      ...{ Home: 0, End: shown.length - 1 },
    };
    const next = to[event.key];
    if (event.shiftKey || event.ctrlKey || event.altKey || (next === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) return press(active);
    const row = Math.min(shown.length - 1, Math.max(0, next));
    setFollows(false);
    choose(row);
    rows.scrollToIndex(row, { align: 'auto' });
  };
  const letGo = () => setFollows(false);

  return (
    <>
      <div
        ref={list}
        className="transcript-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('transcript.title')}
        aria-activedescendant={`${id}-${active}`}
        data-testid="transcript-list"
        onKeyDown={key}
        onWheel={letGo}
        onTouchMove={letGo}
        onPointerDown={(event) => {
          // On the bar at the side.
          if (event.target === list.current) letGo();
        }}
      >
        <div style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index: row, start }) => (
            <Row
              key={shown[row]}
              id={`${id}-${row}`}
              line={lines[shown[row] ?? -1]}
              searched={searched}
              isNow={row === now}
              isActive={row === active}
              place={{ row, of: shown.length, start }}
              measure={rows.measureElement}
              onPress={() => press(row)}
            />
          ))}
        </div>
      </div>
      {follows || searched.trim() !== '' ? null : (
        <Button
          icon="play"
          className="transcript-follow"
          data-testid="transcript-follow"
          onClick={() => {
            choose(null);
            setFollows(true);
          }}
        >
          {t('transcript.follow')}
        </Button>
      )}
    </>
  );
}

type RowProps = {
  readonly id: string;
  readonly line: Line | undefined;
  readonly searched: string;
  readonly isNow: boolean;
  readonly isActive: boolean;
  readonly place: { readonly row: number; readonly of: number; readonly start: number };
  readonly measure: (element: HTMLElement | null) => void;
  readonly onPress: () => void;
};

function Row({ id, line, searched, isNow, isActive, place, measure, onPress }: RowProps) {
  if (!line) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, as a list of choices does
    <div
      ref={measure}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-current={isNow ? 'true' : undefined}
      aria-setsize={place.of}
      aria-posinset={place.row + 1}
      className="transcript-row"
      data-index={place.row}
      data-testid="transcript-row"
      style={{ translate: `0 ${place.start}px` }}
      onClick={onPress}
    >
      <span className="transcript-time figures">{clockText(line.fromSeconds)}</span>
      <span className="transcript-text">
        <Hits text={line.text} searched={searched} />
        {line.second ? (
          <small>
            <Hits text={line.second} searched={searched} />
          </small>
        ) : null}
      </span>
    </div>
  );
}

function Hits({ text, searched }: { readonly text: string; readonly searched: string }) {
  return hitsIn(text, searched).map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text stay in their order
    at % 2 === 1 ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
  );
}
