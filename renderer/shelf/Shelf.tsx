import { type ReactNode, type Ref, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchAnswer, SearchFacets } from '../../core/contract/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { type Filter, matches, noFilter } from '../desk/index.ts';
import { ImportButton, JobList } from '../imports/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import { Cards } from './Cards.tsx';
import { FindBar, type FindHandle } from './FindBar.tsx';
import { Fits } from './Fits.tsx';
import { Narrow } from './Narrow.tsx';
import { Passages } from './Passages.tsx';
import { Recoveries } from './Recoveries.tsx';
import './Shelf.css';
import { Understood } from './Understood.tsx';
import { useMarkUsable } from './usable.ts';
import { type Search, useSearch } from './useSearch.ts';

export type { FindHandle } from './FindBar.tsx';

/** Three rows of the grid, in both its widths: what stands above the fold while a teacher types. */
const FIRST_CARDS = screen.width < 1600 ? 8 : 12;

export type ShelfProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onOpen: (lessonId: LessonId, atSeconds?: number) => void;
  readonly onBoard: () => void;
  readonly find: Ref<FindHandle>;
  /** What stands here while nothing is looked for. */
  readonly home: ReactNode;
};

export function Shelf(props: ShelfProps) {
  const { t } = useWords();
  const { call, library } = useLectern();
  const shelf = useStore(library);
  const { filter } = props;
  const base = useMemo(() => facetsOfFilter(filter), [filter]);
  const search = useSearch(props.text, base);
  const found = search.answer;
  const isSearched = found !== null && props.text.trim() !== '';
  const isNarrowed = filter.grade !== null || filter.subject !== null;
  // The same function for every letter, so that no card is drawn again for it.
  const searched = useRef('');
  searched.current = props.text.trim();
  const { onOpen } = props;
  const openFound = useCallback<ShelfProps['onOpen']>(
    (lessonId, atSeconds) => {
      if (searched.current !== '') void call('library.searched', { text: searched.current });
      onOpen(lessonId, atSeconds);
    },
    [call, onOpen],
  );
  useMarkUsable(shelf !== null && !shelf.filling);
  return (
    <>
      <h1 className="only-heard">{t('shelf.title')}</h1>
      <div className="shelf-top">
        <FindBar
          ref={props.find}
          text={props.text}
          onText={props.onText}
          understood={isSearched ? <Understood answer={found} search={search} /> : null}
          found={found ? countText(found, search, t) : ''}
          onEnter={() => found?.lessons[0] && openFound(found.lessons[0].id)}
        />
        <Button icon="board" data-testid="board" onClick={props.onBoard}>
          {t('shelf.board')}
        </Button>
        <ImportButton />
      </div>
      <Recoveries />
      <JobList onOpen={props.onOpen} />
      {isSearched ? (
        <Results answer={found} search={search} text={props.text} onText={props.onText} onOpen={openFound} />
      ) : isNarrowed && shelf ? (
        <Narrowed {...props} lessons={shelf.lessons} search={search} />
      ) : null}
      {/* Put aside with its layout: taking it away and putting it up again is a third of the work of a first letter. */}
      <div className={isSearched || isNarrowed ? 'shelf-aside' : undefined} inert={isSearched || isNarrowed}>
        {props.home}
      </div>
    </>
  );
}

type ResultsProps = Pick<ShelfProps, 'text' | 'onText' | 'onOpen'> & {
  readonly answer: SearchAnswer;
  readonly search: Search;
};

function Results({ answer, search, text, onText, onOpen }: ResultsProps) {
  const { t } = useWords();
  const cards = useFirstCards(answer.lessons, search.answered);
  return (
    <div data-testid="results" data-answered={search.answered}>
      {search.counts ? <Narrow answer={answer} counts={search.counts} search={search} /> : null}
      {answer.lessons.length === 0 ? (
        <FoundNone text={text} search={search} onText={onText} />
      ) : (
        <Cards title={countText(answer, search, t)} cards={cards} onOpen={onOpen} inPlace />
      )}
      <More search={search} />
      {search.passages ? <Passages answer={search.passages} onOpen={onOpen} onMore={search.morePassages} /> : null}
    </div>
  );
}

type FoundNoneProps = Pick<ShelfProps, 'text' | 'onText'> & { readonly search: Search };

/** Said when it was looked for everywhere, not before. */
function FoundNone({ text, search, onText }: FoundNoneProps) {
  const { t } = useWords();
  const { passages, meant } = search;
  if (!passages) return null;
  const isSaid = passages.passages.length > 0;
  return (
    <div className="shelf-empty">
      <p>{t(isSaid ? 'shelf.noTitle' : 'shelf.foundNone', { text })}</p>
      {meant ? (
        <Button look="go" data-testid="meant" onClick={() => onText(meant)}>
          {t('shelf.meant', { text: meant })}
        </Button>
      ) : null}
    </div>
  );
}

/**
 * The cards of a new text in two steps, so that the first of them are painted soon after the key. More rows of the same
 * text come in one step: nothing that a teacher scrolled to or has focus on goes away in between.
 */
function useFirstCards(cards: SearchAnswer['lessons'], answered: string): SearchAnswer['lessons'] {
  const [drawn, setDrawn] = useState('');
  useEffect(() => afterPaint(() => startTransition(() => setDrawn(answered))), [answered]);
  return useMemo(() => (drawn === answered ? cards : cards.slice(0, FIRST_CARDS)), [cards, drawn, answered]);
}

/** A deferred value would often be drawn within the same frame. */
function afterPaint(work: () => void): () => void {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function More({ search }: { readonly search: Search }) {
  const { t } = useWords();
  if (!search.more) return null;
  return (
    <p className="shelf-more">
      <Button onClick={search.more} data-testid="search-more">
        {t('shelf.more')}
      </Button>
    </p>
  );
}

function facetsOfFilter({ grade, subject }: Filter): SearchFacets {
  return { ...(grade !== null && { grade }), ...(subject !== null && { subject }) };
}

/** How many there are as far as that is known: the school's own are among the rows, and not in the catalogue's count. */
function countText({ lessons }: SearchAnswer, { counts, isCounted, more }: Search, t: Words['t']): string {
  const shown = lessons.length;
  if (!isCounted || !counts) return t(more ? 'shelf.atLeast' : 'shelf.found', { count: shown });
  if (counts.lessons <= shown) return t('shelf.found', { count: shown });
  const count = counts.lessons + lessons.filter(({ imported }) => imported).length;
  const names = { exactly: 'shelf.found', atMost: 'shelf.atMost', atLeast: 'shelf.atLeast' } as const;
  return t(names[counts.bound], { count });
}

type NarrowedProps = ShelfProps & { readonly lessons: readonly LessonCard[]; readonly search: Search };

/** The lessons of a grade or a subject: the school's own, and the catalogue's. */
function Narrowed({ lessons, filter, onFilter, onOpen, search }: NarrowedProps) {
  const { t } = useWords();
  const { secondsMax = Number.POSITIVE_INFINITY } = search.facets;
  const own = lessons.filter((card) => card.imported && matches(card, filter) && card.durationSeconds <= secondsMax);
  const cards = [...own, ...(search.answer?.lessons ?? [])];
  const title = [
    filter.grade === null ? '' : t(`grade.${filter.grade as 1}`),
    filter.subject === null ? '' : t(`subject.${filter.subject}`),
  ];
  const all = (
    <Button look="quiet" onClick={() => onFilter(noFilter)}>
      {t('shelf.showAll')}
    </Button>
  );
  return (
    <>
      {search.counts ? (
        <div className="shelf-fits">
          <Fits
            fitting={search.counts.fitting}
            secondsMax={search.facets.secondsMax}
            onChoose={(chosen) => search.narrow({ ...search.facets, secondsMax: chosen })}
          />
        </div>
      ) : null}
      <Cards title={title.filter(Boolean).join(' · ')} cards={cards} onOpen={onOpen} after={all} />
      <More search={search} />
    </>
  );
}
