import { useEffect, useState } from 'react';
import type { Feed, Source, SourceAsked } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Rows } from '../ui/index.ts';
import { AddSource } from './AddSource.tsx';
import { FeedRow } from './FeedRow.tsx';
import { SourceRow } from './SourceRow.tsx';
import { useSources } from './useSources.ts';
import './SourcesPage.css';

/** What the stepper begins with: nothing, or a source that is taken in again. */
type Adding = { readonly again: SourceAsked | null };

export function SourcesPage() {
  const { t } = useWords();
  const { sources, feeds } = useSources();
  const [adding, setAdding] = useState<Adding | null>(null);
  useNoNavigationByDrop();
  if (adding) {
    return <AddSource again={adding.again} known={{ sources, feeds }} onEnd={() => setAdding(null)} />;
  }
  const count = (sources?.sources.length ?? 0) + feeds.length;
  return (
    <>
      <header className="sources-head">
        <div>
          <h1>{t('source.title')}</h1>
          <p>{t('source.note')}</p>
        </div>
        <Button look="go" icon="plus" data-testid="source-add" onClick={() => setAdding({ again: null })}>
          {t('source.add')}
        </Button>
      </header>
      {sources && count > 0 ? (
        <List
          sources={sources.sources}
          feeds={feeds}
          onAgain={({ kind, path, corrections }) => {
            if (kind === 'builtIn' || kind === 'other' || path === null || corrections === null) return;
            setAdding({ again: { kind, path, corrections } });
          }}
        />
      ) : null}
    </>
  );
}

type ListProps = {
  readonly sources: readonly Source[];
  readonly feeds: readonly Feed[];
  readonly onAgain: (source: Source) => void;
};

function List({ sources, feeds, onAgain }: ListProps) {
  const { t } = useWords();
  return (
    <>
      <h2 className="sources-heading">{t('source.taken')}</h2>
      <Rows className="sources-list" data-testid="source-list">
        {inOrder(sources).map((source) => (
          <SourceRow key={source.id} source={source} onAgain={() => onAgain(source)} />
        ))}
      </Rows>
      {feeds.length > 0 ? (
        <>
          <h2 className="sources-heading">{t('source.feeds')}</h2>
          <Rows className="sources-list" data-testid="feed-list">
            {feeds.map((feed) => (
              <FeedRow key={feed.id} feed={feed} />
            ))}
          </Rows>
        </>
      ) : null}
    </>
  );
}

/** What came last first, what is not finished before it, and what came with Lectern at the end. */
function inOrder(sources: readonly Source[]): readonly Source[] {
  const rank = ({ kind, takenUnixMs }: Source) => (kind === 'builtIn' ? 0 : (takenUnixMs ?? Number.POSITIVE_INFINITY));
  return sources.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

/** A file dropped beside the field for it must not take the window away. */
function useNoNavigationByDrop(): void {
  useEffect(() => {
    const stay = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
}
