import { keepPlace, themeText } from '../browse/index.ts';
import { type HomeLists, useLectern, useWords } from '../state/index.ts';
import { HomeHeading } from './HomeHeading.tsx';
import './ThemesRow.css';
import { paperOf } from './theme-paper.ts';

type Props = { readonly themes: HomeLists['themes']; readonly onThemes: () => void };

/** Those with most lessons; the page of themes has all. */
const SHOWN = 5;

export function ThemesRow({ themes, onThemes }: Props) {
  const words = useWords();
  const { call } = useLectern();
  const { t } = words;
  if (themes.length === 0) return null;
  const goTo = async (name: string | null) => {
    // The page opens where this teacher stood last.
    await keepPlace(call, { tab: 'themes', name });
    onThemes();
  };
  return (
    <section data-testid="home-themes">
      <HomeHeading
        title={t('browse.themes')}
        more={{ text: t('shelf.all'), onPress: () => void goTo(null), testId: 'home-themes-all' }}
      />
      <div className="themes-row">
        {themes.slice(0, SHOWN).map(({ name, lessons }) => {
          const text = themeText(name, words);
          return (
            <button
              key={name}
              type="button"
              className="theme-tile"
              onClick={() => void goTo(name)}
              data-testid="home-theme"
            >
              <span className={`theme-paper cover-${paperOf(name)}`} aria-hidden="true">
                {[...text][0]}
              </span>
              <span className="theme-text">
                <b className="cut">{text}</b>
                <small className="figures">{t('shelf.found', { count: lessons })}</small>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
