import type { ReactNode, Ref } from 'react';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { type Filter, matches, noFilter } from '../desk/index.ts';
import { ImportButton, JobList } from '../imports/index.ts';
import { usePeople } from '../people/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { FindBar, type FindHandle } from './FindBar.tsx';
import { GoOn } from './GoOn.tsx';
import { LessonCardView } from './LessonCardView.tsx';
import { Recoveries } from './Recoveries.tsx';
import './Shelf.css';
import { useMarkUsable } from './usable.ts';
import { useSearch } from './useSearch.ts';

export type { FindHandle } from './FindBar.tsx';

type Props = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onBoard: () => void;
  readonly find: Ref<FindHandle>;
};

export function Shelf(props: Props) {
  const { t } = useWords();
  const { library } = useLectern();
  const shelf = useStore(library);
  const found = useSearch(props.text);
  useMarkUsable(shelf !== null && !shelf.filling);
  return (
    <>
      <h1 className="only-heard">{t('shelf.title')}</h1>
      <div className="shelf-top">
        <FindBar
          ref={props.find}
          text={props.text}
          onText={props.onText}
          found={found?.length ?? null}
          onEnter={() => found?.[0] && props.onOpen(found[0].id)}
        />
        <Button icon="board" data-testid="board" onClick={props.onBoard}>
          {t('shelf.board')}
        </Button>
        <ImportButton />
      </div>
      <Recoveries />
      <JobList onOpen={props.onOpen} />
      {found ? (
        <Results cards={found} text={props.text} onOpen={props.onOpen} />
      ) : shelf ? (
        <Lists {...props} lessons={shelf.lessons} recent={shelf.recent} />
      ) : null}
    </>
  );
}

function Results({ cards, text, onOpen }: { cards: readonly LessonCard[]; text: string; onOpen: Props['onOpen'] }) {
  const { t } = useWords();
  if (cards.length === 0) return <p className="shelf-empty">{t('shelf.foundNone', { text })}</p>;
  return <Cards title={t('shelf.found', { count: cards.length })} cards={cards} onOpen={onOpen} />;
}

function Lists(props: Props & { readonly lessons: readonly LessonCard[]; readonly recent: readonly LessonCard[] }) {
  const { lessons, recent, filter, onFilter, onOpen } = props;
  const words = useWords();
  const { library } = useLectern();
  const { people } = usePeople();
  const { goOn = [], filling = true } = useStore(library) ?? {};
  const { t } = words;
  if (filter.grade !== null || filter.subject !== null) {
    const cards = lessons.filter((card) => matches(card, filter));
    const title = [
      filter.grade === null ? '' : t(`grade.${filter.grade as 1}`),
      filter.subject === null ? '' : t(`subject.${filter.subject}`),
    ];
    const all = (
      <Button look="quiet" onClick={() => onFilter(noFilter)}>
        {t('shelf.showAll')}
      </Button>
    );
    return <Cards title={title.filter(Boolean).join(' · ')} cards={cards} onOpen={onOpen} after={all} />;
  }
  // The class in the room first; main's order (latest first) for all others.
  const mine = goOn.filter((stop) => stop.classId === people.classId);
  const inOrder = [...mine, ...goOn.filter((stop) => stop.classId !== people.classId)];
  const seen = new Set(recent.map((card) => card.id));
  const rest = lessons.filter((card) => !seen.has(card.id));
  if (lessons.length === 0 && goOn.length === 0) {
    if (filling) return <p className="shelf-empty">{t('shelf.filling')}</p>;
    return (
      <div className="shelf-empty">
        <p>{t('shelf.empty')}</p>
        <ImportButton look="go" />
      </div>
    );
  }
  return (
    <>
      <GoOn stops={inOrder} />
      {recent.length > 0 ? <Cards title={t('shelf.recent')} cards={recent} onOpen={onOpen} /> : null}
      {rest.length > 0 ? <Cards title={t('shelf.lessons')} cards={rest} onOpen={onOpen} /> : null}
    </>
  );
}

type CardsProps = {
  readonly title: string;
  readonly cards: readonly LessonCard[];
  readonly onOpen: Props['onOpen'];
  readonly after?: ReactNode;
};

function Cards({ title, cards, onOpen, after }: CardsProps) {
  const { t } = useWords();
  return (
    <section>
      <h2 className="shelf-heading">
        {title}
        {after}
      </h2>
      {cards.length === 0 ? <p className="shelf-empty">{t('shelf.filterNone')}</p> : null}
      <div className="card-grid">
        {cards.map((card) => (
          <LessonCardView key={card.id} card={card} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}
