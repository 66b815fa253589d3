import { type ShapeKind, shapeKinds } from '../../core/ink/index.ts';
import { useHand } from '../hand/index.ts';
import { inkFill, useInkTools } from '../ink/index.ts';
import { useWords } from '../state/index.ts';
import { type IconName, Menu, MenuItem, Tool, ToolFace } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import './InkMenus.css';

type Props = {
  /** Something else than ink is in hand: none of these is on. */
  readonly pointing: boolean;
  readonly onTake: () => void;
  /** Away from the edge at which the tools stand. */
  readonly side: 'left' | 'right';
};

const shapeIcons: Record<ShapeKind, IconName> = {
  line: 'line',
  arrow: 'arrow',
  rectangle: 'box',
  ellipse: 'circle',
  triangle: 'triangle',
};

/** Two presses to a shape: which one, and the picture is free again. */
export function ShapeMenu({ pointing, onTake, side }: Props) {
  const { t } = useWords();
  const { tools } = useHand();
  const { tool, shape, colour } = useInkTools(tools);
  const on = !pointing && tool === 'shape';
  return (
    <Menu
      plain
      side={side}
      buttonClass="tool"
      on={on}
      label={on ? `${t('ink.shape')}: ${t(`shape.${shape}`)}` : t('ink.shape')}
      testId="tool-shape"
      button={
        <ToolFace icon={on ? shapeIcons[shape] : 'shapes'} name={t('ink.shape')} ink={on ? inkFill[colour] : null} />
      }
    >
      {(close) => (
        <div className="ink-shapes">
          {shapeKinds.map((kind) => (
            <Tool
              key={kind}
              icon={shapeIcons[kind]}
              name={t(`shape.${kind}`)}
              on={on && kind === shape}
              testId={`shape-${kind}`}
              onPress={() => {
                close();
                onTake();
                tools.shape(kind);
              }}
            />
          ))}
        </div>
      )}
    </Menu>
  );
}

/** What takes away more than one stroke: a broad rubber, and the whole page. */
export function EraseMenu({ pointing, onTake, side, actions }: Props & { readonly actions: Actions }) {
  const { t } = useWords();
  const { tools } = useHand();
  const { tool } = useInkTools(tools);
  return (
    <Menu
      side={side}
      buttonClass="tool"
      on={!pointing && tool === 'areaEraser'}
      label={`${t('ink.erase')}: ${t('ink.eraseMore')}`}
      testId="erase-menu"
      button={<ToolFace icon="area-eraser" name={t('ink.erase')} />}
    >
      {(close) => (
        <>
          <MenuItem
            icon="area-eraser"
            note="Shift E"
            testId="tool-areaEraser"
            onPress={() => {
              close();
              onTake();
              tools.choose('areaEraser');
            }}
          >
            {t('key.areaEraser')}
          </MenuItem>
          <MenuItem
            icon="trash-2"
            note="Shift Delete"
            disabled={!actions.page}
            testId="clear"
            onPress={() => {
              close();
              actions.clear();
            }}
          >
            {t('key.clear')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
