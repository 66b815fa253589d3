/** Characters that an office program holds in a cell. */
const cellCharactersMax = 32_767;

/** Collects the text of one element from the pieces inside it, without hints to pronunciation that stand among them. */
export function createCellText() {
  let text = '';
  let hints = 0;
  return {
    begin(): void {
      text = '';
    },
    open(name: string): void {
      if (name === 'rPh') hints += 1;
    },
    close(name: string): void {
      if (name === 'rPh') hints -= 1;
    },
    add(more: string): void {
      if (hints === 0 && text.length < cellCharactersMax) text += more.slice(0, cellCharactersMax - text.length);
    },
    end(): string {
      // Excel's way to write what XML cannot hold, mostly the CR of a line that somebody broke.
      if (!text.includes('_x')) return text;
      return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    },
  };
}
