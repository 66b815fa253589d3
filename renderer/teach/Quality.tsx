import { qualitiesOf, qualityOf, type SessionState } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { Button, MenuItem } from '../ui/index.ts';
import type { Actions } from './actions.ts';
import './Quality.css';

type Props = { readonly state: SessionState; readonly actions: Actions };

/** This PC lost frames: said, eased, and left to the teacher. Nothing is said where it plays all that it is asked to. */
export function QualityNote({ state, actions }: Props) {
  const { t } = useWords();
  const { chosen, tooMuch, droppedShare } = state.ability;
  if (!state.lesson || tooMuch === null || qualitiesOf(state.lesson).length < 2) return null;
  const quality = qualityOf(state);
  // This lesson needs less than what was too much.
  if (quality === 'full' && chosen === null) return null;
  const now = t(`quality.${quality}`);
  const percent = Math.round((droppedShare ?? 0) * 100);
  return (
    <div className="quality-note" data-testid="quality-note" data-quality={quality}>
      <p role="status">{chosen ? t('quality.chosen', { now }) : t('quality.eased', { percent, now })}</p>
      <Button data-testid="quality-other" onClick={() => actions.quality(chosen ? null : 'full')}>
        {t(chosen ? 'quality.auto' : 'quality.fullAllTheSame')}
      </Button>
    </div>
  );
}

/** In which quality the lesson plays; nothing to choose where its films are there in one. */
export function QualityItems({ state, actions }: Props) {
  const { t } = useWords();
  const all = state.lesson ? qualitiesOf(state.lesson) : [];
  if (all.length < 2) return null;
  const { chosen } = state.ability;
  const marked = chosen && qualityOf(state);
  return [null, ...all].map((one) => (
    <MenuItem
      key={one ?? 'auto'}
      kind="radio"
      on={one === marked}
      testId={`quality-${one ?? 'auto'}`}
      onPress={() => actions.quality(one)}
    >
      {t('quality.item', { name: t(`quality.${one ?? 'auto'}`) })}
    </MenuItem>
  ));
}
