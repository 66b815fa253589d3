import {
  type Bell,
  cellText,
  type Period,
  readCell,
  type TableRow,
  type TimetableChange,
  type Weekday,
  type WeekKind,
} from '../../core/timetable/index.ts';

/** What the grid shows: the days across, the bells down, and which weeks are edited. */
export type GridShape = {
  readonly days: readonly Weekday[];
  readonly bells: readonly Bell[];
  /** `every`: a cell holds all weeks, odd and even ones with their mark. */
  readonly layer: WeekKind;
  /** Known here, so that a cell may name them. */
  readonly classNames: readonly string[];
};
export type GridPlace = { readonly row: number; readonly column: number };
export type GridRange = { readonly from: GridPlace; readonly to: GridPlace };
export type WeekMarks = Readonly<Record<'odd' | 'even', string>>;

export function rangeOf(one: GridPlace, other: GridPlace): GridRange {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

export function isIn({ from, to }: GridRange, { row, column }: GridPlace): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

export function placesIn({ from, to }: GridRange): readonly GridPlace[] {
  const places: GridPlace[] = [];
  for (let row = from.row; row <= to.row; row += 1) {
    for (let column = from.column; column <= to.column; column += 1) places.push({ row, column });
  }
  return places;
}

/** One step, held to the grid. */
export function stepped(
  { days, bells }: GridShape,
  { row, column }: GridPlace,
  rows: number,
  columns: number,
): GridPlace {
  const held = (at: number, count: number) => Math.min(Math.max(at, 0), Math.max(count - 1, 0));
  return { row: held(row + rows, bells.length), column: held(column + columns, days.length) };
}

/** After Enter: down the day, and from its end to the beginning of the next. */
export function nextDown(shape: GridShape, { row, column }: GridPlace): GridPlace {
  if (row + 1 < shape.bells.length) return { row: row + 1, column };
  return column + 1 < shape.days.length ? { row: 0, column: column + 1 } : { row, column };
}

function slotOf({ days, bells }: GridShape, { row, column }: GridPlace) {
  const [weekday, bell] = [days[column], bells[row]];
  return weekday === undefined || bell === undefined ? null : { weekday, number: bell.number };
}

export function periodsAt(periods: readonly Period[], shape: GridShape, place: GridPlace): readonly Period[] {
  const slot = slotOf(shape, place);
  return periods.filter(
    ({ weekday, number, week }) =>
      weekday === slot?.weekday && number === slot.number && (shape.layer === 'every' || week === shape.layer),
  );
}

/** What the cell holds in the weeks that are edited; of one kind of weeks the mark is not said again. */
export function textAt(periods: readonly Period[], shape: GridShape, place: GridPlace, marks: WeekMarks): string {
  const own = periodsAt(periods, shape, place);
  return cellText(shape.layer === 'every' ? own : own.map((one) => ({ ...one, week: 'every' as const })), marks);
}

/** The change that puts this text into the cell; weeks that are not edited keep what they have. */
export function changeTo(
  periods: readonly Period[],
  shape: GridShape,
  place: GridPlace,
  text: string,
): TimetableChange[] {
  const slot = slotOf(shape, place);
  if (!slot) return [];
  const { layer } = shape;
  const kept = periods.filter(
    ({ weekday, number, week }) =>
      weekday === slot.weekday && number === slot.number && layer !== 'every' && week !== layer,
  );
  const typed = readCell(text, slot, shape.classNames).map((one) => ({
    ...one,
    week: one.week === 'every' ? layer : one.week,
  }));
  return [{ kind: 'cell', ...slot, periods: [...kept, ...typed] }];
}

/** A block that was copied, laid down from its upper left corner; one cell fills the whole range. */
export function pasted(
  periods: readonly Period[],
  shape: GridShape,
  range: GridRange,
  rows: readonly TableRow[],
): TimetableChange[] {
  const [first] = rows;
  if (rows.length === 1 && first?.cells.length === 1) {
    return placesIn(range).flatMap((place) => changeTo(periods, shape, place, first.cells[0] ?? ''));
  }
  // An empty row between two is not among them, but counts.
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, across) => {
      const place = { row: range.from.row + row - 1, column: range.from.column + across };
      return changeTo(periods, shape, place, cell);
    }),
  );
}

/** As a spreadsheet takes it. */
export function copied(
  periods: readonly Period[],
  shape: GridShape,
  { from, to }: GridRange,
  marks: WeekMarks,
): string {
  const lines: string[] = [];
  for (let row = from.row; row <= to.row; row += 1) {
    const cells: string[] = [];
    for (let column = from.column; column <= to.column; column += 1) {
      cells.push(textAt(periods, shape, { row, column }, marks));
    }
    lines.push(cells.join('\t'));
  }
  return lines.join('\n');
}
