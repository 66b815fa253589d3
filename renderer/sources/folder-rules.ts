import type { FolderCorrection, PreviewedFolder } from '../../core/contract/index.ts';
import { type Grade, type Subject, stageOfGrade } from '../../core/words/index.ts';

export type Chosen = FolderCorrection['set'];
export type RuleField = 'grade' | 'subject' | 'publisher' | 'volume';

/** What a person chose for everything under a folder, added to what was chosen before; null takes it back. */
export function withChoice(
  rules: readonly FolderCorrection[],
  under: string,
  field: RuleField,
  value: string | null,
): readonly FolderCorrection[] {
  const set = { ...rules.find((rule) => rule.under === under)?.set };
  delete set[field];
  if (field === 'grade') delete set.stage;
  const chosen = value === null ? set : { ...set, ...read(field, value) };
  const others = rules.filter((rule) => rule.under !== under);
  return Object.keys(chosen).length === 0 ? others : [...others, { under, set: chosen }];
}

function read(field: RuleField, value: string): Chosen {
  if (field === 'subject') return { subject: value as Subject };
  if (field === 'publisher') return { publisher: value };
  if (field === 'volume') return { volume: value };
  const grade = Number(value) as Grade;
  return { grade, stage: stageOfGrade(grade) };
}

/** The select's value: what was chosen, what all have in common, or nothing. */
export function shownValue(folder: PreviewedFolder, field: RuleField, chosen: Chosen | undefined): string {
  const value = chosen?.[field] ?? folder[field].value;
  return value === null || value === undefined ? '' : String(value);
}

/** Names of publishers that are met in the source, before those that most schools use. */
export function publishersFor(folders: readonly PreviewedFolder[]): readonly string[] {
  const met = folders.flatMap(({ publisher }) => publisher.value ?? []);
  return [...new Set([...met, ...common])];
}

const common = ['人教版', '统编版', '北师大版', '苏教版', '外研版', '沪教版', '冀教版', '湘教版', '浙教版', '译林版'];
