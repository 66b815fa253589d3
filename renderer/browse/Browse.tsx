import { type KeyboardEvent, useRef, useState } from 'react';
import type { ThemeFacets } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { BringAll } from '../desk/index.ts';
import { usePeople } from '../people/index.ts';
import { Fits } from '../shelf/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import './Browse.css';
import { Crumbs } from './Crumbs.tsx';
import { EditionLine } from './EditionLine.tsx';
import { LessonGrid } from './LessonGrid.tsx';
import { above, type BrowseTab, below, type Listing, type Place, topOf } from './listing.ts';
import { editionNote, nodeText, themeText } from './node-text.ts';
import { type FarList, useRoving } from './roving.ts';
import { ThemeNarrow } from './ThemeNarrow.tsx';
import { keepPlace, useLastPlace } from './useLastPlace.ts';
import { type Answered, useListing } from './useListing.ts';

type Props = {
  readonly tab: BrowseTab;
  readonly onTab: (tab: BrowseTab) => void;
  readonly onOpen: (lessonId: LessonId) => void;
  /** Up from the top. */
  readonly onLeave: () => void;
};

const everything: ThemeFacets = {};
const tabs = ['books', 'themes', 'recent'] as const satisfies readonly BrowseTab[];

export function Browse({ tab, onTab, onOpen, onLeave }: Props) {
  const { t } = useWords();
  const { people } = usePeople();
  /** Who has a quarter of an hour looks for it on every way. */
  const [secondsMax, setSecondsMax] = useState<number>();
  return (
    <>
      <nav className="browse-tabs" aria-label={t('browse.ways')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => onTab(one)}
            data-testid={`browse-tab-${one}`}
          >
            {t(`browse.${one}`)}
          </button>
        ))}
      </nav>
      <LastLevel
        key={`${tab} ${people.teacherId}`}
        tab={tab}
        secondsMax={secondsMax}
        onSecondsMax={setSecondsMax}
        onOpen={onOpen}
        onLeave={onLeave}
      />
    </>
  );
}

type LevelProps = Omit<Props, 'onTab'> & {
  readonly secondsMax: number | undefined;
  readonly onSecondsMax: (secondsMax: number | undefined) => void;
};

function LastLevel(props: LevelProps) {
  const start = useLastPlace(props.tab);
  return start ? <Level start={start} {...props} /> : null;
}

function Level({ start, tab, secondsMax, onSecondsMax, onOpen, onLeave }: LevelProps & { readonly start: Place }) {
  const { t } = useWords();
  const { call } = useLectern();
  const [place, setPlace] = useState(start);
  /** What was gone up from. */
  const [cameFrom, setCameFrom] = useState<Place | null>(null);
  const [narrowed, setNarrowed] = useState<ThemeFacets>(everything);
  const go = (next: Place) => {
    void keepPlace(call, next);
    setCameFrom(answered && below(next, answered.place, answered.listing.path));
    setNarrowed(everything);
    setPlace(next);
  };
  const top = topOf(tab);
  const answered = useListing({ place, secondsMax, narrowed }, () => {
    if (JSON.stringify(place) !== JSON.stringify(top)) go(top);
  });
  const page = useRef<HTMLDivElement>(null);
  const far = useRef<FarList>(null);
  const firstOf = answered?.place;
  const rove = useRoving({ list: page, far, firstOf, cameFrom: cameFrom && JSON.stringify(cameFrom) });
  if (!answered) return null;
  const { listing } = answered;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Escape') return rove(event);
    event.preventDefault();
    const up = above(answered.place, listing.path);
    if (up) go(up);
    else onLeave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows inside, which have the focus
    <div className="browse" ref={page} onKeyDown={press} data-testid="browse" data-roving>
      <Crumbs place={answered.place} path={listing.path} onGo={go} />
      <EditionLine path={listing.path} onGo={go} />
      <p className="only-heard">{t('browse.keys')}</p>
      <div className="shelf-fits">
        <Fits fitting={listing.fitting} secondsMax={secondsMax} onChoose={onSecondsMax} />
      </div>
      <BringPlace answered={answered} />
      <ThemeNarrow facets={listing.facets} narrowed={narrowed} onNarrow={setNarrowed} />
      <p className="only-heard" role="status">
        {narrowedText(answered, t)}
      </p>
      <Rows listing={listing} onGo={go} />
      {listing.lessons.length > 0 ? (
        <section aria-label={t('shelf.found', { count: listing.total })}>
          <h2 className="shelf-heading">{t('shelf.found', { count: listing.total })}</h2>
          <LessonGrid
            key={JSON.stringify([answered.place, answered.secondsMax, answered.narrowed])}
            looked={answered}
            listing={listing}
            onOpen={onOpen}
            far={far}
          />
        </section>
      ) : null}
      {listing.nodes.length + listing.themes.length + listing.lessons.length === 0 ? (
        <p className="shelf-empty">
          {answered.secondsMax === undefined
            ? t('browse.empty')
            : t('browse.emptyFits', { count: answered.secondsMax / 60 })}
        </p>
      ) : null}
    </div>
  );
}

/** Of a book or a part of one: what a teacher plans by. Higher up it would be half a library. */
function BringPlace({ answered: { place, listing } }: { readonly answered: Answered }) {
  const { t } = useWords();
  const count = listing.total + listing.nodes.reduce((sum, { lessons }) => sum + lessons, 0);
  if (place.tab !== 'books' || count === 0 || !listing.path.some(({ level }) => level === 'volume')) return null;
  return (
    <div className="browse-bring">
      <BringAll what={{ kind: 'place', at: place.at }} testId="browse-bring">
        {t('downloads.bringCount', { count })}
      </BringAll>
    </div>
  );
}

/** How many are left, for who does not see the counts change. */
function narrowedText({ secondsMax, narrowed, listing: { fitting, total } }: Answered, t: Words['t']): string {
  if (narrowed.grade !== undefined || narrowed.subject !== undefined) return t('shelf.found', { count: total });
  if (secondsMax === undefined) return '';
  const minutes = secondsMax / 60;
  return `${t('shelf.fits', { count: minutes })}: ${t('shelf.found', { count: fitting[minutes] ?? 0 })}`;
}

function Rows({ listing, onGo }: { readonly listing: Listing; readonly onGo: (place: Place) => void }) {
  const words = useWords();
  const rows = [
    ...listing.nodes.map((node) => ({
      text: nodeText(node, words),
      note: editionNote(node, words),
      old: node.supersededByYear !== null,
      lessons: node.lessons,
      to: { tab: 'books', at: node.at } as const,
    })),
    ...listing.themes.map(({ name, lessons }) => ({
      text: themeText(name, words),
      note: '',
      old: false,
      lessons,
      to: { tab: 'themes', name } as const,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className="browse-rows" data-rows>
      {rows.map(({ text, note, old, lessons, to }) => (
        <li key={JSON.stringify(to)}>
          <button
            type="button"
            className="browse-row"
            onClick={() => onGo(to)}
            data-testid="browse-row"
            data-to={JSON.stringify(to)}
          >
            <span className="browse-row-text">
              <b>{text}</b>
              {note ? <small className={old ? '' : 'browse-current'}>{note}</small> : null}
            </span>
            <span className="figures browse-count">{words.t('shelf.found', { count: lessons })}</span>
            <Icon name="chevron-right" />
          </button>
        </li>
      ))}
    </ul>
  );
}
