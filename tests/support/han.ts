import { makeHanTable } from '../../build/han.ts';
import { type Han, readHan } from '../../core/search/index.ts';

let made: Han | null = null;

/** The table that the build makes, made once for a test file. */
export function han(): Han {
  made ??= readHan(makeHanTable());
  return made;
}
