import type { SourceKind } from '../../core/contract/index.ts';
import { sourceKinds } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, type IconName, Rows } from '../ui/index.ts';

const icons: Readonly<Record<SourceKind | 'feed', IconName>> = {
  smartedu: 'library',
  folder: 'film',
  kolibri: 'import',
  table: 'paper-squares',
  feed: 'refresh-cw',
};

export function KindStep({ onChoose }: { readonly onChoose: (kind: SourceKind | 'feed') => void }) {
  const { t } = useWords();
  return (
    <Rows className="source-kinds">
      {([...sourceKinds, 'feed'] as const).map((kind) => (
        <li key={kind}>
          <button type="button" onClick={() => onChoose(kind)} data-testid={`source-kind-${kind}`}>
            <Icon name={icons[kind]} size={28} />
            <span>
              <strong>{t(`source.kind.${kind}`)}</strong>
              <small>{t(`source.kindNote.${kind}`)}</small>
            </span>
            <Icon name="chevron-right" />
          </button>
        </li>
      ))}
    </Rows>
  );
}
