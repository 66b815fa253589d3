import {
  type Corner,
  Corner as Corners,
  type LayoutKind,
  recordingOf,
  type SessionState,
  shapesOf,
} from '../../core/session/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useAim } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, type IconName, Menu, MenuItem } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import { useSetRegions } from './set-regions.ts';
import './LayoutButtons.css';

const icons: Record<LayoutKind, IconName> = {
  sideBySide: 'side-by-side',
  pictureInPicture: 'picture-in-picture',
  screenOnly: 'one-wide',
  explanationOnly: 'one-tall',
};
const kinds = ['sideBySide', 'pictureInPicture', 'screenOnly', 'explanationOnly'] as const;

/** Nothing to choose where the lesson has one picture. */
export function hasLayouts(state: SessionState): boolean {
  return state.lesson !== null && shapesOf(state.lesson).length > 1;
}

export function LayoutButtons({ state, actions }: { readonly state: SessionState; readonly actions: Actions }) {
  const { t } = useWords();
  const { aids } = useHand();
  const aim = useAim(aids, state);
  if (!hasLayouts(state)) return <MarkButton state={state} actions={actions} />;
  const { kind, corner, split, inset } = state.layout;
  const byHand = kind === 'sideBySide' ? split : kind === 'pictureInPicture' ? inset : undefined;
  return (
    <fieldset className="layouts">
      <legend className="only-heard">{t('layout.label')}</legend>
      {kinds.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={kind === one}
          data-testid={`layout-${one}`}
          onClick={() => actions.layout(one)}
        >
          <Icon name={icons[one]} />
          <span>{t(`layout.${one}`)}</span>
        </button>
      ))}
      {kind === 'pictureInPicture' ? (
        <CornerMenu
          corner={corner}
          onChoose={(next) => void actions.send({ type: 'layout', kind: 'pictureInPicture', corner: next })}
        />
      ) : null}
      {kind === 'sideBySide' || kind === 'pictureInPicture' ? (
        <>
          <button
            type="button"
            className="layout-tune"
            aria-pressed={aim === 'layout'}
            title={`${t('key.tuneLayout')} · A`}
            data-testid="layout-tune"
            onClick={actions.tune}
          >
            {t('layout.tune')}
          </button>
          <button
            type="button"
            className="layout-tune"
            disabled={byHand === undefined}
            title={`${t('key.layoutAsDrawn')} · Shift A`}
            data-testid="layout-as-drawn"
            onClick={actions.layoutAsDrawn}
          >
            {t('layout.asDrawn')}
          </button>
        </>
      ) : null}
      {state.lesson?.regions ? <JoinButton lessonId={state.lesson.id} /> : null}
    </fieldset>
  );
}

/** One recording that shows both: marked once, it has the layouts of two tracks. */
function MarkButton({ state, actions }: { readonly state: SessionState; readonly actions: Actions }) {
  const { t } = useWords();
  const { player, aids } = useHand();
  const aim = useAim(aids, state);
  // The large screen is the class's: it is marked at the console.
  if (!state.lesson || !recordingOf(state.lesson) || player.role !== 'console') return null;
  return (
    <fieldset className="layouts">
      <legend className="only-heard">{t('layout.label')}</legend>
      <button
        type="button"
        className="layout-corner"
        aria-pressed={aim === 'regions'}
        data-testid="regions-mark"
        onClick={actions.markRegions}
      >
        <span>{t('regions.mark')}</span>
        <Icon name="side-by-side" />
      </button>
    </fieldset>
  );
}

function JoinButton({ lessonId }: { readonly lessonId: LessonId }) {
  const { t } = useWords();
  const { player } = useHand();
  const set = useSetRegions();
  if (player.role !== 'console') return null;
  return (
    <button type="button" className="layout-corner" data-testid="regions-join" onClick={() => void set(lessonId, null)}>
      <span>{t('regions.join')}</span>
      <Icon name="one-wide" />
    </button>
  );
}

function CornerMenu({ corner, onChoose }: { readonly corner: Corner; readonly onChoose: (corner: Corner) => void }) {
  const { t } = useWords();
  return (
    <Menu
      buttonClass="layout-corner"
      label={`${t('layout.corner')}: ${t(`corner.${corner}`)}`}
      testId="layout-corner"
      button={
        <>
          <span>
            {t('layout.corner')} · {t(`corner.${corner}`)}
          </span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {(close) =>
        Corners.options.map((one) => (
          <MenuItem
            key={one}
            kind="radio"
            on={one === corner}
            testId={`corner-${one}`}
            onPress={() => {
              close();
              onChoose(one);
            }}
          >
            {t(`corner.${one}`)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}
