import { useEffect } from 'react';
import { useHand } from '../hand/index.ts';
import {
  type InkGround,
  type InkTool,
  inkFill,
  inkPalette,
  inkSteps,
  useCanRedo,
  useCanUndo,
  useInkTools,
} from '../ink/index.ts';
import { isTyped } from '../keys/index.ts';
import { useWords } from '../state/index.ts';
import { type IconName, Menu, Swatch, Tool, ToolFace, ToolGroup } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import './InkTools.css';

const tools = ['pen', 'highlighter', 'strokeEraser'] as const satisfies readonly InkTool[];
const icons: Record<(typeof tools)[number], IconName> = {
  pen: 'pen-line',
  highlighter: 'highlighter',
  strokeEraser: 'eraser',
};

type PickProps = {
  /** The pointer is in hand: none of these is on. */
  readonly pointing: boolean;
  readonly onTake: () => void;
};

export function InkPicks({ pointing, onTake }: PickProps) {
  const { t } = useWords();
  const hand = useHand();
  const { tool, colour } = useInkTools(hand.tools);
  return tools.map((one) => (
    <Tool
      key={one}
      icon={icons[one]}
      name={t(`ink.${one}`)}
      on={!pointing && tool === one}
      ink={one === 'strokeEraser' ? null : inkFill[colour]}
      testId={`tool-${one}`}
      onPress={() => {
        onTake();
        hand.tools.choose(one);
      }}
    />
  ));
}

export function InkColours({ ground, onTake }: { readonly ground: InkGround; readonly onTake: () => void }) {
  const { t } = useWords();
  const hand = useHand();
  const state = useInkTools(hand.tools);
  return (
    <ToolGroup label={t('ink.colours')}>
      {inkPalette[ground].map((colour) => (
        <Swatch
          key={colour}
          colour={inkFill[colour]}
          name={t(`colour.${colour}`)}
          on={state.colour === colour}
          testId={`colour-${colour}`}
          onPress={() => {
            onTake();
            hand.tools.colour(colour);
          }}
        />
      ))}
    </ToolGroup>
  );
}

export function InkWidths() {
  const { t } = useWords();
  const hand = useHand();
  const state = useInkTools(hand.tools);
  return (
    <ToolGroup label={t('ink.widths')}>
      {inkSteps.map((step) => (
        <button
          key={step}
          type="button"
          className="swatch ink-width"
          aria-pressed={state.step === step}
          aria-label={t(`width.${step}`)}
          title={t(`width.${step}`)}
          data-testid={`width-${step}`}
          onClick={() => hand.tools.step(step)}
        >
          <i className={`ink-width-${step}`} />
        </button>
      ))}
    </ToolGroup>
  );
}

/** Width by itself, or colours and widths together where there is no room for a column of colours. */
export function InkStyleMenu({
  ground,
  onTake,
  withColours,
}: {
  readonly ground: InkGround;
  readonly onTake: () => void;
  readonly withColours: boolean;
}) {
  const { t } = useWords();
  const hand = useHand();
  const { colour, step } = useInkTools(hand.tools);
  return (
    <Menu
      plain
      side="right"
      buttonClass={withColours ? 'tool' : 'swatch ink-width'}
      label={withColours ? t('ink.style') : t('ink.widths')}
      testId={withColours ? 'ink-style' : 'ink-width'}
      button={
        withColours ? (
          <ToolFace icon="palette" name={t('ink.style')} ink={inkFill[colour]} />
        ) : (
          <i className={`ink-width-${step}`} />
        )
      }
    >
      <div className="ink-style">
        {withColours ? (
          <div className="ink-style-row">
            <InkColours ground={ground} onTake={onTake} />
          </div>
        ) : null}
        <div className="ink-style-row">
          <InkWidths />
        </div>
      </div>
    </Menu>
  );
}

export function InkUndo({ actions }: { readonly actions: Actions }) {
  const { t } = useWords();
  const { ink } = useHand();
  const canUndo = useCanUndo(ink, actions.page);
  const canRedo = useCanRedo(ink, actions.page);
  return (
    <>
      <Tool icon="undo-2" name={t('ink.undo')} disabled={!canUndo} onPress={actions.undo} testId="undo" />
      <Tool icon="redo-2" name={t('ink.redo')} disabled={!canRedo} onPress={actions.redo} testId="redo" />
    </>
  );
}

/** The held eraser key: down takes the eraser, up gives the pen back; a short press keeps it. */
export function useHeldEraser(singleKeys: boolean): void {
  const { tools: hand, aids } = useHand();
  useEffect(() => {
    if (!singleKeys) return;
    let sinceMs: number | null = null;
    const isIt = (event: KeyboardEvent) =>
      event.code === 'KeyE' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const down = (event: KeyboardEvent) => {
      if (!isIt(event) || event.repeat || isTyped(event) || document.querySelector('dialog:modal')) return;
      sinceMs = event.timeStamp;
      aids.take('ink');
      hand.hold('strokeEraser');
    };
    const up = (event: KeyboardEvent) => {
      if (event.code !== 'KeyE' || sinceMs === null) return;
      const short = event.timeStamp - sinceMs < HELD_MS;
      sinceMs = null;
      hand.release();
      if (short) hand.choose('strokeEraser');
    };
    /** A key that is let go of in another window is never heard of. */
    const leave = () => {
      sinceMs = null;
      hand.release();
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', leave);
    return () => {
      if (sinceMs !== null) leave();
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', leave);
    };
  }, [hand, aids, singleKeys]);
}
const HELD_MS = 250;
