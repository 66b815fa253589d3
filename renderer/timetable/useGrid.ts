import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { rowsOfText } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import {
  changeTo,
  copied,
  type GridPlace,
  type GridShape,
  nextDown,
  pasted,
  placesIn,
  rangeOf,
  stepped,
  textAt,
  type WeekMarks,
} from './grid-law.ts';
import { periodName } from './period-text.ts';
import type { TimetableInHand } from './useTimetable.ts';

export type Grid = {
  readonly active: GridPlace;
  readonly anchor: GridPlace;
  /** What is being typed; null: the cell is only pointed at. */
  readonly draft: string | null;
  readonly nameOf: (row: number) => string;
  readonly type: (text: string) => void;
  /** A press: points at the cell; on the cell that has the focus it begins to edit what is there. */
  readonly press: (place: GridPlace, how: { readonly extending: boolean; readonly hadFocus: boolean }) => void;
  readonly leave: () => void;
  readonly key: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly copy: (event: ClipboardEvent<HTMLInputElement>, cut: boolean) => void;
  readonly paste: (event: ClipboardEvent<HTMLInputElement>) => void;
};

type Deps = {
  readonly hand: TimetableInHand;
  readonly shape: GridShape;
  readonly marks: WeekMarks;
  readonly onTable: (text: string) => Promise<boolean>;
};

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
  ...{ Home: [0, -9], End: [0, 9], PageUp: [-99, 0], PageDown: [99, 0] },
};

/**
 * The keys of a spreadsheet. The cell that has the focus holds an empty field, so that an input method of Chinese can
 * begin in it: the first letter that arrives makes the field an edit.
 */
export function useGrid({ hand, shape, marks, onTable }: Deps): Grid {
  const words = useWords();
  const { timetable, isLocked, apply, undo } = hand;
  const { periods } = timetable;
  const [wanted, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const [anchored, setAnchor] = useState<GridPlace>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  // Rows and days may have gone since.
  const active = stepped(shape, wanted, 0, 0);
  const anchor = stepped(shape, anchored, 0, 0);
  const range = rangeOf(active, anchor);
  const locked = isLocked('periods');

  const go = (place: GridPlace, extending = false): void => {
    setActive(place);
    if (!extending) setAnchor(place);
  };
  const put = (text: string, all: boolean): void => {
    const places = all ? placesIn(range) : [active];
    void apply(places.flatMap((place) => changeTo(periods, shape, place, text)));
  };
  const commit = (to: GridPlace | null, all = false): void => {
    if (draft !== null && (all || draft !== textAt(periods, shape, active, marks))) put(draft, all);
    setDraft(null);
    if (to) go(to);
  };

  function keyWhileTyping(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, shiftKey } = event;
    const step = key === 'ArrowUp' || key === 'ArrowDown' ? arrows[key] : undefined;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) commit(null, true);
    else if (key === 'Enter') commit(shiftKey ? stepped(shape, active, -1, 0) : nextDown(shape, active));
    else if (key === 'Tab') commit(stepped(shape, active, 0, shiftKey ? -1 : 1));
    else if (step) commit(stepped(shape, active, ...step));
    else if (key === 'Escape') {
      cancelled.current = true;
      setDraft(null);
    } else return;
    event.preventDefault();
  }

  function keyWhilePointing(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const step = arrows[key];
    if (step && !ctrl) go(stepped(shape, active, ...step), shiftKey);
    else if (ctrl && event.code === 'KeyZ' && !shiftKey) void undo();
    else if (ctrl && event.code === 'KeyD') put(textAt(periods, shape, stepped(shape, range.from, -1, 0), marks), true);
    else if (locked || ctrl) return;
    else if (key === 'Enter' || key === 'F2') setDraft(textAt(periods, shape, active, marks));
    else if (key === 'Delete' || key === 'Backspace') put('', true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    ...{ active, anchor, draft },
    nameOf(row) {
      const bell = shape.bells[row];
      return bell ? periodName(words, bell.number, bell.name) : '';
    },
    type: (text) => setDraft(text),
    press(place, { extending, hadFocus }) {
      const isHere = place.row === active.row && place.column === active.column;
      if (draft !== null && !isHere) commit(null);
      if (isHere && hadFocus && draft === null && !locked && !extending)
        setDraft(textAt(periods, shape, active, marks));
      go(place, extending);
    },
    leave() {
      if (cancelled.current) cancelled.current = false;
      else commit(null);
    },
    key(event) {
      // Enter and arrows choose a word while an input method composes.
      if (event.nativeEvent.isComposing) return;
      if (draft === null) keyWhilePointing(event);
      else keyWhileTyping(event);
    },
    copy(event, cut) {
      if (draft !== null) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copied(periods, shape, range, marks));
      if (cut && !locked) put('', true);
    },
    paste(event) {
      const text = event.clipboardData.getData('text/plain');
      if (draft !== null || locked || text === '') return;
      event.preventDefault();
      const laid = pasted(periods, shape, range, rowsOfText(text));
      // A line alone is no table; what may be one is looked at first.
      if (!/[\r\n]./.test(text)) void apply(laid);
      else void onTable(text).then((isTable) => (isTable ? undefined : apply(laid)));
    },
  };
}
