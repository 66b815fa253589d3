import { describe, expect, test } from 'vitest';
import { createPenRules, penNearMs, toolUnder } from './pen-rules.ts';
import { createInkTools, eraserUnusedMs } from './tools.ts';

function toolsWithTimer() {
  let due: (() => void) | null = null;
  let waited = 0;
  const tools = createInkTools({}, (ms, then) => {
    waited = ms;
    due = then;
    return () => {
      due = null;
    };
  });
  return { tools, waited: () => waited, timePasses: () => due?.(), isWaiting: () => due !== null };
}

describe('the tools in a hand', () => {
  test('an eraser that is not used makes way for the tool before it', () => {
    const { tools, waited, timePasses } = toolsWithTimer();
    tools.choose('highlighter');
    tools.choose('areaEraser');
    expect(waited()).toBe(eraserUnusedMs);
    tools.used();
    expect(tools.state().tool).toBe('areaEraser');
    timePasses();
    expect(tools.state().tool).toBe('highlighter');
  });

  test('it stays where that was not asked for', () => {
    const { tools, isWaiting } = toolsWithTimer();
    tools.eraserReturnsToPen(false);
    tools.choose('strokeEraser');
    tools.used();
    expect(isWaiting()).toBe(false);
    expect(tools.state().tool).toBe('strokeEraser');
  });

  test('who takes a colour wants to draw with it', () => {
    const { tools } = toolsWithTimer();
    tools.choose('strokeEraser');
    tools.colour('blue');
    expect(tools.state()).toMatchObject({ tool: 'pen', colour: 'blue' });
  });

  test('a held eraser goes when the key is let go', () => {
    const { tools, isWaiting } = toolsWithTimer();
    tools.hold('strokeEraser');
    tools.hold('strokeEraser');
    tools.used();
    expect(isWaiting()).toBe(false);
    expect(tools.state().tool).toBe('strokeEraser');
    tools.release();
    expect(tools.state().tool).toBe('pen');
  });

  test('those who watch hear of each change until they stop', () => {
    const { tools } = toolsWithTimer();
    let heard = 0;
    const stop = tools.watch(() => (heard += 1));
    tools.step('broad');
    tools.colour('teal');
    stop();
    tools.choose('pen');
    expect(heard).toBe(2);
  });
});

describe('who may draw', () => {
  const finger = { pointerType: 'touch', buttons: 1, contactPx: 30 };
  const allowed = { touchLocked: false, mouseDraws: false };

  test('[I19] no finger while a pen is near, hovering or resting, nor just after', () => {
    const rules = createPenRules();
    expect(rules.mayDraw(finger, allowed, 0)).toBe(true);
    rules.penSeen(1000);
    expect(rules.mayDraw(finger, allowed, 4000)).toBe(false);
    rules.penGone(5000);
    expect(rules.mayDraw(finger, allowed, 5000 + penNearMs)).toBe(false);
    expect(rules.mayDraw(finger, allowed, 5001 + penNearMs)).toBe(true);
  });

  test('[I19] a pen that was never said to leave does not shut fingers out for good', () => {
    const rules = createPenRules();
    rules.penSeen(1000);
    expect(rules.mayDraw(finger, allowed, 12_000)).toBe(true);
  });

  test('[I19] a flat hand is no finger', () => {
    expect(createPenRules().mayDraw({ ...finger, contactPx: 200 }, allowed, 0)).toBe(false);
  });

  test('locked: neither pen nor finger; the mouse as before', () => {
    const rules = createPenRules();
    const locked = { touchLocked: true, mouseDraws: true };
    expect(rules.mayDraw(finger, locked, 0)).toBe(false);
    expect(rules.mayDraw({ ...finger, pointerType: 'pen' }, locked, 0)).toBe(false);
    expect(rules.mayDraw({ ...finger, pointerType: 'mouse' }, locked, 0)).toBe(true);
  });

  test('a mouse draws with its first button only', () => {
    const asked = { touchLocked: false, mouseDraws: true };
    expect(createPenRules().mayDraw({ pointerType: 'mouse', buttons: 2, contactPx: 1 }, asked, 0)).toBe(false);
  });

  test('the other end of the pen erases, whatever tool is chosen', () => {
    expect(toolUnder(32, 'highlighter')).toBe('strokeEraser');
    expect(toolUnder(1, 'highlighter')).toBe('highlighter');
  });
});
