import { chordText, type KeyAction, rowOf } from '../keys/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LessonTime, PlayButton, RateMenu, VolumeMenu } from '../teach/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import type { Preparing } from './usePreparing.ts';

type Props = { readonly preparing: Preparing; readonly actions: Actions };

/** The lesson's motion, and *add here*: every button has its key printed on it. */
export function AddRow({ preparing, actions }: Props) {
  const { state } = preparing;
  const off = state.lesson === null;
  return (
    <div className="prepare-row">
      <PlayButton state={state} onPress={actions.toggle} />
      <LessonTime state={state} />
      <AddTools preparing={preparing} off={off} />
      <div className="prepare-row-end">
        <RateMenu state={state} actions={actions} />
        <VolumeMenu state={state} actions={actions} />
      </div>
    </div>
  );
}

function AddTools({ preparing, off }: { readonly preparing: Preparing; readonly off: boolean }) {
  const { t } = useWords();
  const { begun } = preparing;
  return (
    <div className="prepare-add" role="toolbar" aria-label={t('prepare.addHere')}>
      <span className="prepare-add-name">{t('prepare.addHere')}</span>
      <Add
        icon="diamond"
        name={t('prepare.pause')}
        action="addPause"
        off={off}
        onPress={() => preparing.add('pause')}
      />
      <Add
        icon="question"
        name={t('prepare.question')}
        action="addQuestion"
        off={off}
        onPress={() => preparing.add('question')}
      />
      <Add icon="note" name={t('prepare.note')} action="addNote" off={off} onPress={() => preparing.add('note')} />
      <Add
        icon="chapter"
        name={t('prepare.chapter')}
        action="addChapter"
        off={off}
        onPress={() => preparing.add('chapter')}
      />
      <i className="prepare-gap" />
      <Add
        icon="segment-from"
        name={begun === null ? t('prepare.segmentFrom') : t('prepare.segmentBegun', { at: clockText(begun) })}
        action="segmentFrom"
        on={begun !== null}
        off={off}
        onPress={preparing.segmentFrom}
      />
      <Add icon="segment-to" name={t('prepare.segmentTo')} action="segmentTo" off={off} onPress={preparing.segmentTo} />
      <Add
        icon="segment"
        name={t('prepare.segmentChapter')}
        action="segmentChapter"
        off={off}
        onPress={preparing.segmentChapter}
      />
    </div>
  );
}

type AddProps = {
  readonly icon: IconName;
  readonly name: string;
  readonly action: KeyAction;
  readonly off: boolean;
  readonly on?: boolean;
  readonly onPress: () => void;
};

function Add({ icon, name, action, off, on, onPress }: AddProps) {
  const { t } = useWords();
  const [chord] = rowOf(action).chords;
  return (
    <button
      type="button"
      className={on ? 'prepare-tool prepare-tool-on' : 'prepare-tool'}
      data-testid={action}
      title={t(`key.${action}`)}
      disabled={off}
      onClick={onPress}
    >
      <Icon name={icon} size={20} />
      <span>{name}</span>
      <kbd>{chord ? chordText(chord) : ''}</kbd>
    </button>
  );
}
