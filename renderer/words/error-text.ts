import zh from '../../resources/translations/zh-CN.json' with { type: 'json' };
import type { TextKey, Words } from './translate.ts';

/** What happened, in words. A code nobody has written words for yet is shown as it is. */
export function errorText({ t }: Words, code: string): string {
  const key = `error.${code}`;
  return Object.hasOwn(zh, key) ? t(key as TextKey) : t('error.unknown', { code });
}
