import zh from '../../resources/translations/zh-CN.json' with { type: 'json' };
import type { TextKey, Words } from './translate.ts';

/** What is said otherwise of a feed, a source or a remote than of a video: what still works is another thing. */
export type ErrorRoom = 'feed' | 'source' | 'remote';

/** What happened, in words. A code nobody has written words for yet is shown as it is. */
export function errorText({ t }: Words, code: string, room?: ErrorRoom): string {
  const keys = room ? [`${room}.error.${code}`, `error.${code}`] : [`error.${code}`];
  const key = keys.find((one) => Object.hasOwn(zh, one));
  return key === undefined ? t('error.unknown', { code }) : t(key as TextKey);
}
