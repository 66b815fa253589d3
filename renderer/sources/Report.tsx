import type { SourceReport } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { reportText } from './words.ts';

type Props = { readonly report: SourceReport; readonly would?: boolean };

/** What was done, and what was left out: why, and where it stands, so that somebody can mend it there. */
export function Report({ report, would = false }: Props) {
  const words = useWords();
  const { t } = words;
  const { skipped, skippedCount } = report;
  const more = skippedCount - skipped.length;
  return (
    <div className="source-report">
      <p className="figures" data-testid="report-counts">
        {reportText(report, words, would)}
      </p>
      {skipped.length > 0 ? (
        <details data-testid="report-skipped">
          <summary>{t('source.skippedTitle')}</summary>
          <ul>
            {skipped.map(({ position, code, detail }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record may be skipped twice for one reason
              <li key={at}>
                <span>{position.replace(/^row (\d+)$/, (_, row) => t('source.row', { row }))}</span>
                <span>{t(`source.skipped.${code}`)}</span>
                <small>{detail}</small>
              </li>
            ))}
          </ul>
          {more > 0 ? <p>{t('source.moreSkipped', { number: more })}</p> : null}
        </details>
      ) : null}
    </div>
  );
}
