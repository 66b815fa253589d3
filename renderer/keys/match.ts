import { type Chord, type KeyAction, keyTable, rowOf } from './table.ts';

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

const inClass = (action: KeyAction) => rowOf(action).group !== 'prepare';

/**
 * The action of a key among those that a view has; a plan is made with keys that do nothing in class. Null: none. On a
 * Mac the Command key serves as Ctrl.
 */
export function actionOf(
  event: Pressed,
  singleKeys: boolean,
  isMine: (action: KeyAction) => boolean = inClass,
): KeyAction | null {
  if (event.altKey) return null;
  for (const action of Object.keys(keyTable) as KeyAction[]) {
    const { chords, remote = [], repeats } = rowOf(action);
    if (!isMine(action) || (event.repeat && !repeats)) continue;
    const found = [...chords, ...remote].find((chord) => isPressed(chord, event));
    if (found && (singleKeys || !isSingle(found))) return action;
  }
  return null;
}

function isPressed(chord: Chord, event: Pressed): boolean {
  return (
    chord.code === event.code &&
    Boolean(chord.shift) === event.shiftKey &&
    Boolean(chord.ctrl) === (event.ctrlKey || event.metaKey)
  );
}

/** A plain letter, digit or sign: what WCAG 2.1.4 lets people switch off, because speech input types them. */
export function isSingle(chord: Chord): boolean {
  return !chord.ctrl && /^(Key|Digit|Bracket|Minus|Equal|Period)/.test(chord.code) && !chord.shift;
}
