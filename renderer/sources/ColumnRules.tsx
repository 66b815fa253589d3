import type { ColumnCorrection, PreviewedColumn } from '../../core/contract/index.ts';
import { columnMeanings } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Choice } from './Choice.tsx';

type Props = {
  readonly columns: readonly PreviewedColumn[];
  readonly rules: readonly ColumnCorrection[];
  readonly onRules: (rules: readonly ColumnCorrection[]) => void;
};

/** Which column is what. */
export function ColumnRules({ columns, rules, onRules }: Props) {
  const { t } = useWords();
  const hasTitle = columns.some(({ means }) => means === 'title' || means === 'titleEnglish');
  const choose = (column: string, value: string) => {
    const means = columnMeanings.find((one) => one === value) ?? null;
    onRules([...rules.filter((rule) => rule.column !== column), { column, means }]);
  };
  return (
    <section className="rules">
      <h2>{t('source.columns')}</h2>
      <p>{t('source.columnsNote')}</p>
      {hasTitle ? null : <p className="source-wrong">{t('source.titleWanted')}</p>}
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">{t('source.column')}</th>
            <th scope="col">{t('source.examples')}</th>
            <th scope="col">{t('source.means')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, means, examples }) => (
            <tr key={column} data-testid="column-rule">
              <th scope="row">{column}</th>
              <td className="cut">{examples.join(' · ')}</td>
              <td>
                <Choice
                  label={t('source.columnMeans', { column })}
                  value={means ?? ''}
                  isCorrected={rules.some((rule) => rule.column === column)}
                  testId="column-means"
                  onChoose={(value) => choose(column, value)}
                >
                  <option value="">{t('source.meansNothing')}</option>
                  {columnMeanings.map((one) => (
                    <option key={one} value={one}>
                      {t(`source.meaning.${one}`)}
                    </option>
                  ))}
                </Choice>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
