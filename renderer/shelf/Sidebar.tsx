import { memo } from 'react';
import { type DeskPlace, type Filter, facetsOf, noFilter } from '../desk/index.ts';
import { ClassPicker, TeacherPicker } from '../people/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon, type IconName, Logo } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';
import { SidebarClasses } from './SidebarClasses.tsx';
import { SidebarFoot } from './SidebarFoot.tsx';
import './Sidebar.css';

type Props = {
  readonly filter: Filter;
  /** The whole shelf is on show, nothing narrower. */
  readonly atShelf: boolean;
  readonly onFilter: (filter: Filter) => void;
  readonly onKeys: () => void;
  readonly place: DeskPlace;
  readonly onPlace: (place: DeskPlace) => void;
};

const places = [
  { to: 'books', icon: 'book-open', name: 'browse.books' },
  { to: 'themes', icon: 'layers', name: 'browse.themes' },
  { to: 'timetable', icon: 'calendar-days', name: 'timetable.open' },
  { to: 'plans', icon: 'segment', name: 'plans.title' },
  { to: 'playlists', icon: 'clipboard-list', name: 'playlist.nav' },
  { to: 'history', icon: 'history', name: 'history.nav' },
  { to: 'downloads', icon: 'import', name: 'downloads.nav' },
] as const satisfies readonly { to: DeskPlace; icon: IconName; name: TextKey }[];

/** Not drawn again while a teacher types beside it. */
export const Sidebar = memo(function Sidebar({ filter, atShelf, onFilter, onKeys, place, onPlace }: Props) {
  const { library } = useLectern();
  const { t } = useWords();
  const shelf = useStore(library);
  const { grades, subjects } = facetsOf(shelf?.lessons ?? [], shelf?.catalogue.facets);
  return (
    <nav className="sidebar" aria-label={t('shelf.title')}>
      <div className="sidebar-brand">
        <Logo />
        <span className="sidebar-name">
          {t('app.name')} <small>{t('app.latin')}</small>
        </span>
      </div>
      <div className="sidebar-scroll">
        <button
          type="button"
          className="sidebar-item"
          aria-current={atShelf ? 'page' : undefined}
          onClick={() => onFilter(noFilter)}
          data-testid="nav-shelf"
        >
          <Icon name="library" />
          <span>{t('shelf.title')}</span>
        </button>
        {places.map(({ to, icon, name }) => (
          <button
            key={to}
            type="button"
            className="sidebar-item"
            aria-current={place === to ? 'page' : undefined}
            onClick={() => onPlace(to)}
            data-testid={`nav-${to}`}
          >
            <Icon name={icon} />
            <span>{t(name)}</span>
          </button>
        ))}
        <SidebarClasses />
        {grades.map(({ stage, grades: inStage }) => (
          <section key={stage} className="sidebar-section">
            <h2>{t(`stage.${stage}`)}</h2>
            {inStage.map((grade) => (
              <button
                key={grade}
                type="button"
                className="sidebar-item"
                aria-pressed={filter.grade === grade}
                onClick={() => onFilter({ ...filter, grade: filter.grade === grade ? null : grade })}
                data-testid="filter-grade"
              >
                <span>{t(`grade.${grade as 1}`)}</span>
              </button>
            ))}
          </section>
        ))}
        {subjects.length > 0 ? (
          <section className="sidebar-section">
            <h2>{t('shelf.subjects')}</h2>
            {subjects.map((subject) => (
              <button
                key={subject}
                type="button"
                className="sidebar-item"
                aria-pressed={filter.subject === subject}
                onClick={() => onFilter({ ...filter, subject: filter.subject === subject ? null : subject })}
                data-testid="filter-subject"
              >
                <i className={`sidebar-hue hue-${subject}`} />
                <span>{t(`subject.${subject}`)}</span>
              </button>
            ))}
          </section>
        ) : null}
      </div>
      <div className="sidebar-who">
        <ClassPicker buttonClass="sidebar-item sidebar-pick" />
        <TeacherPicker buttonClass="sidebar-item sidebar-pick" />
      </div>
      <SidebarFoot onKeys={onKeys} atSources={place === 'sources'} onSources={() => onPlace('sources')} />
    </nav>
  );
});
