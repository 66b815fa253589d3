import type { Handlers } from '../../core/contract/index.ts';
import type { Downloads } from './downloads.ts';

export function downloadHandlers(downloads: Downloads): Pick<Handlers, 'downloads.begin'> {
  return { 'downloads.begin': ({ lessonId }) => downloads.begin(lessonId) };
}
