import './Reserved.css';

type Props = { readonly kind: 'next' | 'week' | 'line' | 'recent' | 'themes'; readonly cells?: number };

/** As tall as the section that is awaited: what stands below it is where it will stay. Only the first moments show it. */
export function Reserved({ kind, cells = 1 }: Props) {
  if (kind === 'line') return <div className="no-timetable" aria-hidden="true" />;
  if (kind === 'next') return <div className="go-on-first reserved" aria-hidden="true" />;
  const places = Array.from({ length: cells }, (_, place) => place);
  return (
    <div className="reserved-section" aria-hidden="true">
      <div className="shelf-heading" />
      <div className={kind === 'themes' ? 'themes-row' : `home-row ${kind}-row`}>
        {places.map((place) => (
          <div key={place} className={kind === 'week' ? 'week-place' : undefined}>
            {kind === 'week' ? <p className="week-label">{'\u00a0'}</p> : null}
            <div className={kind === 'themes' ? 'reserved reserved-theme' : 'reserved'}>
              {kind === 'themes' ? null : (
                <>
                  <div className="reserved-cover" />
                  <div className="lesson-card-text" />
                </>
              )}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
