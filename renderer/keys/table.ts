/**
 * What hides or replaces the class's picture needs Shift, so that a slip of the finger never embarrasses:
 * plain B, F and W do nothing. `.` also blacks because most remotes send it; the same key brings the picture
 * back. Keys are physical (`KeyboardEvent.code`): a Chinese input method hides the letters from `key`.
 */
export type Chord = {
  readonly code: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  /** How it is printed; left out: from the code. */
  readonly print?: string;
};

type Row = {
  readonly group: 'lesson' | 'screen' | 'aids' | 'ink' | 'desk' | 'prepare';
  readonly chords: readonly Chord[];
  /** What a presenter remote sends for it. */
  readonly remote?: readonly Chord[];
  /** Holding the key down repeats it. */
  readonly repeats?: boolean;
};

export const keyTable = {
  play: { group: 'lesson', chords: [{ code: 'Space' }], remote: [{ code: 'F5' }] },
  back5: { group: 'lesson', chords: [{ code: 'ArrowLeft' }], repeats: true },
  forward5: { group: 'lesson', chords: [{ code: 'ArrowRight' }], repeats: true },
  back10: { group: 'lesson', chords: [{ code: 'ArrowLeft', ctrl: true }], repeats: true },
  forward10: { group: 'lesson', chords: [{ code: 'ArrowRight', ctrl: true }], repeats: true },
  frameBack: { group: 'lesson', chords: [{ code: 'ArrowLeft', shift: true }], repeats: true },
  frameForward: { group: 'lesson', chords: [{ code: 'ArrowRight', shift: true }], repeats: true },
  sayAgain: { group: 'lesson', chords: [{ code: 'KeyR' }] },
  previousSentence: { group: 'lesson', chords: [{ code: 'BracketLeft', shift: true }], repeats: true },
  nextSentence: { group: 'lesson', chords: [{ code: 'BracketRight', shift: true }], repeats: true },
  loopFrom: { group: 'lesson', chords: [{ code: 'KeyI' }] },
  loopUntil: { group: 'lesson', chords: [{ code: 'KeyO' }] },
  loop: { group: 'lesson', chords: [{ code: 'KeyR', shift: true }] },
  bookmark: { group: 'lesson', chords: [{ code: 'KeyD' }] },
  previousStop: { group: 'lesson', chords: [{ code: 'PageUp' }], remote: [{ code: 'PageUp' }] },
  nextStop: { group: 'lesson', chords: [{ code: 'PageDown' }], remote: [{ code: 'PageDown' }] },
  previousChapter: { group: 'lesson', chords: [{ code: 'BracketLeft' }] },
  nextChapter: { group: 'lesson', chords: [{ code: 'BracketRight' }] },
  slower: { group: 'lesson', chords: [{ code: 'Minus' }] },
  faster: { group: 'lesson', chords: [{ code: 'Equal' }] },
  quieter: { group: 'lesson', chords: [{ code: 'ArrowDown' }], repeats: true },
  louder: { group: 'lesson', chords: [{ code: 'ArrowUp' }], repeats: true },
  mute: { group: 'lesson', chords: [{ code: 'KeyM', shift: true }] },
  captions: { group: 'lesson', chords: [{ code: 'KeyS' }] },
  nextSegment: { group: 'lesson', chords: [{ code: 'KeyN', shift: true }] },
  question: { group: 'lesson', chords: [{ code: 'KeyQ', shift: true }] },
  notes: { group: 'lesson', chords: [{ code: 'KeyK', shift: true }] },
  transcript: { group: 'lesson', chords: [{ code: 'KeyT' }] },

  sideBySide: { group: 'screen', chords: [{ code: 'Digit1' }] },
  pictureInPicture: { group: 'screen', chords: [{ code: 'Digit2' }] },
  screenOnly: { group: 'screen', chords: [{ code: 'Digit3' }] },
  explanationOnly: { group: 'screen', chords: [{ code: 'Digit4' }] },
  tuneLayout: { group: 'screen', chords: [{ code: 'KeyA' }] },
  layoutAsDrawn: { group: 'screen', chords: [{ code: 'KeyA', shift: true }] },
  freeze: { group: 'screen', chords: [{ code: 'KeyF', shift: true }] },
  black: { group: 'screen', chords: [{ code: 'KeyB', shift: true }], remote: [{ code: 'Period' }] },
  board: { group: 'screen', chords: [{ code: 'KeyW', shift: true }] },
  aside: { group: 'screen', chords: [{ code: 'F9' }] },
  phoneRemote: { group: 'screen', chords: [{ code: 'KeyJ' }] },
  testCard: { group: 'screen', chords: [{ code: 'F8' }] },
  fullScreen: { group: 'screen', chords: [{ code: 'F11' }] },
  end: { group: 'screen', chords: [{ code: 'KeyE', ctrl: true }] },

  zoom: { group: 'aids', chords: [{ code: 'KeyZ' }] },
  larger: { group: 'aids', chords: [{ code: 'Equal', ctrl: true }], repeats: true },
  smaller: { group: 'aids', chords: [{ code: 'Minus', ctrl: true }], repeats: true },
  whole: { group: 'aids', chords: [{ code: 'Digit0', ctrl: true }] },
  moveLeft: { group: 'aids', chords: [{ code: 'ArrowLeft', ctrl: true, shift: true }], repeats: true },
  moveRight: { group: 'aids', chords: [{ code: 'ArrowRight', ctrl: true, shift: true }], repeats: true },
  moveUp: { group: 'aids', chords: [{ code: 'ArrowUp', ctrl: true, shift: true }], repeats: true },
  moveDown: { group: 'aids', chords: [{ code: 'ArrowDown', ctrl: true, shift: true }], repeats: true },
  spotlight: { group: 'aids', chords: [{ code: 'KeyL', shift: true }] },
  curtain: { group: 'aids', chords: [{ code: 'KeyC', shift: true }] },
  magnifier: { group: 'aids', chords: [{ code: 'KeyZ', shift: true }] },
  laser: { group: 'aids', chords: [{ code: 'KeyL' }] },
  countdown: { group: 'aids', chords: [{ code: 'KeyT', shift: true }] },

  pointer: { group: 'ink', chords: [{ code: 'KeyV' }] },
  pen: { group: 'ink', chords: [{ code: 'KeyP' }] },
  highlighter: { group: 'ink', chords: [{ code: 'KeyH' }] },
  eraser: { group: 'ink', chords: [{ code: 'KeyE' }] },
  areaEraser: { group: 'ink', chords: [{ code: 'KeyE', shift: true }] },
  undo: { group: 'ink', chords: [{ code: 'KeyZ', ctrl: true }], repeats: true },
  redo: {
    group: 'ink',
    chords: [
      { code: 'KeyY', ctrl: true },
      { code: 'KeyZ', ctrl: true, shift: true },
    ],
    repeats: true,
  },
  clear: { group: 'ink', chords: [{ code: 'Delete', shift: true }] },

  /** Only where a plan is made: there is no class that a slip of the finger could show something to. */
  addPause: { group: 'prepare', chords: [{ code: 'KeyK' }] },
  addQuestion: { group: 'prepare', chords: [{ code: 'KeyQ' }] },
  addNote: { group: 'prepare', chords: [{ code: 'KeyN' }] },
  addChapter: { group: 'prepare', chords: [{ code: 'KeyC' }] },
  segmentFrom: { group: 'prepare', chords: [{ code: 'KeyI' }] },
  segmentTo: { group: 'prepare', chords: [{ code: 'KeyO' }] },
  segmentChapter: { group: 'prepare', chords: [{ code: 'KeyT' }] },
  deleteMark: { group: 'prepare', chords: [{ code: 'Delete' }] },
  dryRun: { group: 'prepare', chords: [{ code: 'KeyR' }] },

  find: { group: 'desk', chords: [{ code: 'KeyK', ctrl: true }] },
  chooseClass: { group: 'desk', chords: [{ code: 'KeyG' }] },
  prepare: { group: 'desk', chords: [{ code: 'KeyP', shift: true }] },
  importVideo: { group: 'desk', chords: [{ code: 'KeyO', ctrl: true }] },
  keys: { group: 'desk', chords: [{ code: 'Slash', shift: true, print: '?' }] },
  close: { group: 'desk', chords: [{ code: 'Escape' }] },
} as const satisfies Record<string, Row>;

export type KeyAction = keyof typeof keyTable;
export const keyGroups = [
  'lesson',
  'screen',
  'aids',
  'ink',
  'prepare',
  'desk',
] as const satisfies readonly Row['group'][];

export function rowOf(action: KeyAction): Row {
  return keyTable[action];
}

export function actionsOf(group: Row['group']): readonly KeyAction[] {
  return (Object.keys(keyTable) as KeyAction[]).filter((action) => keyTable[action].group === group);
}

const printed: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Period: '.',
  Escape: 'Esc',
};

/** As printed on the keys: `Shift F`, `Ctrl ←`. */
export function chordText(chord: Chord): string {
  if (chord.print) return chord.print;
  const key = printed[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '');
  return [chord.ctrl ? 'Ctrl' : '', chord.shift ? 'Shift' : '', key].filter(Boolean).join(' ');
}
