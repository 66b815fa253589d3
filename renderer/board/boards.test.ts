import { expect, test } from 'vitest';
import type { PageId } from '../../core/words/index.ts';
import { boardOf } from './useBoards.ts';

test('a board opens on the paper that stands in its name', () => {
  expect(boardOf('board/squares-abc' as PageId)?.paper).toBe('squares');
  expect(boardOf('board/fourLines-1' as PageId)?.paper).toBe('fourLines');
  expect(boardOf('board/old' as PageId)?.paper).toBe('blank');
  expect(boardOf('lesson/x@1' as PageId)).toBeNull();
});
