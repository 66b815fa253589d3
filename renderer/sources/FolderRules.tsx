import { useState } from 'react';
import type { FolderCorrection, PreviewedFolder } from '../../core/contract/index.ts';
import { subjects, volumes } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { Choice } from './Choice.tsx';
import { publishersFor, type RuleField, shownValue, withChoice } from './folder-rules.ts';
import { numberText, volumeText } from './words.ts';

type Props = {
  readonly folders: readonly PreviewedFolder[];
  readonly rules: readonly FolderCorrection[];
  readonly onRules: (rules: readonly FolderCorrection[]) => void;
};

const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const SHOWN_AT_FIRST = 12;

/** 这个文件夹下的都算……: a row a folder, with what all below it have in common. */
export function FolderRules({ folders, rules, onRules }: Props) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? folders : folders.slice(0, SHOWN_AT_FIRST);
  if (folders.length === 0) return null;
  return (
    <section className="rules">
      <h2>{t('source.folders')}</h2>
      <p>{t('source.foldersNote')}</p>
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">{t('source.under')}</th>
            <th scope="col">{t('source.grade')}</th>
            <th scope="col">{t('source.subject')}</th>
            <th scope="col">{t('source.edition')}</th>
            <th scope="col">{t('source.volume')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((folder) => (
            <Row
              key={folder.under}
              folder={folder}
              publishers={publishersFor(folders)}
              set={rules.find((rule) => rule.under === folder.under)?.set}
              onChoose={(field, value) => onRules(withChoice(rules, folder.under, field, value))}
            />
          ))}
        </tbody>
      </table>
      {shown.length < folders.length ? (
        <Button look="quiet" onClick={() => setAll(true)} data-testid="folders-more">
          {t('source.moreFolders', { number: folders.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}

type RowProps = {
  readonly folder: PreviewedFolder;
  readonly publishers: readonly string[];
  readonly set: FolderCorrection['set'] | undefined;
  readonly onChoose: (field: RuleField, value: string | null) => void;
};

function Row({ folder, publishers, set, onChoose }: RowProps) {
  const words = useWords();
  const { t } = words;
  const { under, lessons } = folder;
  const depth = under === '' ? 0 : under.split('/').length;
  const name = under === '' ? t('source.allOfIt') : (under.split('/').at(-1) ?? under);
  const options: Readonly<Record<RuleField, readonly (readonly [string, string])[]>> = {
    grade: grades.map((grade) => [String(grade), t(`grade.${grade}`)]),
    subject: subjects.map((subject) => [subject, t(`subject.${subject}`)]),
    publisher: publishers.map((publisher) => [publisher, publisher]),
    volume: [...new Set<string>([...volumes, ...(folder.volume.value === null ? [] : [folder.volume.value])])].map(
      (volume) => [volume, volumeText(volume, words)],
    ),
  };
  return (
    <tr data-testid="folder-rule" data-under={under}>
      <th scope="row" className={`rules-depth-${Math.min(depth, 3)}`} title={under}>
        <span className="cut">{name}</span>
        <small className="figures">{t('source.lessons', { count: lessons, number: numberText(lessons, words) })}</small>
      </th>
      {(['grade', 'subject', 'publisher', 'volume'] as const).map((field) => (
        <td key={field}>
          <Choice
            label={`${name}: ${t(`source.${field === 'publisher' ? 'edition' : field}`)}`}
            value={shownValue(folder, field, set)}
            isCorrected={set?.[field] !== undefined}
            testId={`folder-${field}`}
            onChoose={(value) => onChoose(field, value === '' ? null : value)}
          >
            <option value="">{nothingText(folder[field].isVarious, set?.[field] !== undefined, t)}</option>
            {options[field].map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Choice>
        </td>
      ))}
    </tr>
  );
}

function nothingText(isVarious: boolean, isCorrected: boolean, t: ReturnType<typeof useWords>['t']): string {
  if (isCorrected) return t('source.asRead');
  return t(isVarious ? 'source.various' : 'source.notRead');
}
