import { usePeople } from '../people/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';

/** The classes that have stopped somewhere, each with the place; pressing one makes it the class in the room. */
export function SidebarClasses() {
  const { t } = useWords();
  const { library } = useLectern();
  const { people, chooseClass } = usePeople();
  const shelf = useStore(library);
  if (people.classes.length === 0) return null;
  return (
    <section className="sidebar-section">
      <h2>{t('shelf.classes')}</h2>
      {people.classes.map((one) => {
        const stop = shelf?.goOn.find((candidate) => candidate.classId === one.id);
        return (
          <button
            key={one.id}
            type="button"
            className="sidebar-item"
            aria-pressed={people.classId === one.id}
            onClick={() => void chooseClass(one.id)}
            data-testid="class-row"
          >
            <span className="cut">{one.name}</span>
            {stop ? (
              <small className="figures">{stop.finished ? t('shelf.finished') : clockText(stop.stopSeconds)}</small>
            ) : null}
          </button>
        );
      })}
    </section>
  );
}
