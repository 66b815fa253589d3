import type { LayoutKind } from '../../core/session/index.ts';
import type { Asset, AssetRole, Lesson } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { bytesText } from '../words/index.ts';

type Props = {
  readonly lesson: Lesson;
  readonly layout: LayoutKind | null;
  readonly onChoose: (layout: LayoutKind) => void;
};

const choices = ['sideBySide', 'screenOnly', 'explanationOnly'] as const satisfies readonly LayoutKind[];

/** Which picture the class sees first, where the lesson has two. */
export function TrackChoice({ lesson, layout, onChoose }: Props) {
  const { t } = useWords();
  const of = (role: AssetRole) => lesson.assets.find((asset) => asset.role === role);
  const explanation = of('explanation');
  const screen = of('screen');
  if (!explanation || !screen) return null;
  const notes = {
    sideBySide: `${t('layout.screenOnly')} + ${t('layout.explanationOnly')}`,
    screenOnly: fileNote(screen),
    explanationOnly: fileNote(explanation),
  };
  return (
    <fieldset className="track-choice">
      <legend className="only-heard">{t('lesson.layout')}</legend>
      {choices.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={(layout ?? 'sideBySide') === kind}
          onClick={() => onChoose(kind)}
        >
          <b>{t(`layout.${kind}`)}</b>
          <span className="figures">{notes[kind]}</span>
        </button>
      ))}
    </fieldset>
  );
}

function fileNote(asset: Asset): string {
  return [asset.height ? `${asset.height}p` : '', bytesText(asset.bytes)].filter(Boolean).join(' · ');
}
