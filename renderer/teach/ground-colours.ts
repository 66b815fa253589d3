import { useEffect } from 'react';
import type { InkColour } from '../../core/ink/index.ts';
import { type InkGround, type InkTools, inkPalette } from '../ink/index.ts';

/** Red becomes coral on slate, blue leaves the palette there; back on the picture coral is red again. */
const instead: Partial<Record<InkColour, InkColour>> = { red: 'coral', coral: 'red', blue: 'white', black: 'white' };

/** A colour that cannot be seen on this ground is changed for the one that takes its place. */
export function useGroundColours(tools: InkTools, ground: InkGround): void {
  useEffect(() => {
    const { colour, tool } = tools.state();
    if (inkPalette[ground].includes(colour)) return;
    tools.colour(instead[colour] ?? 'white');
    tools.choose(tool);
  }, [tools, ground]);
}
