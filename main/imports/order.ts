import { extname } from 'node:path';
import type { ImportPart } from '../../core/contract/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';

export type Order = { readonly title: string; readonly parts: readonly ImportPart[] };

type OrderFailure = { readonly code: 'tooManyParts' | 'pathsNotTaken' };

/** Its subtitles apart. */
export const filmsIn = (parts: readonly ImportPart[]): readonly ImportPart[] =>
  parts.filter(({ role }) => role !== 'subtitles');

/** One recording that is everything, or the explanation and the screen of one lesson; and subtitles. */
export function checkOrder(
  title: string | null,
  parts: readonly ImportPart[],
  givesPaths: boolean,
): Result<Order, OrderFailure> {
  if (!givesPaths && parts.some(({ source }) => source.kind === 'path')) return fail({ code: 'pathsNotTaken' });
  const films = filmsIn(parts);
  const roles = films.map(({ role }) => role).sort();
  const isPair = roles.join() === 'explanation,screen';
  if (films.length !== 1 && !isPair) return fail({ code: 'tooManyParts' });
  return ok({ title: title?.trim() || titleOf(films), parts });
}

/** The name of the file that carries the lesson, without its ending. */
function titleOf(parts: readonly ImportPart[]): string {
  const named = parts.find(({ role }) => role !== 'screen') ?? parts[0];
  const name = named === undefined ? '' : fileName(named);
  return (
    name
      .slice(0, name.length - extname(name).length)
      .trim()
      .slice(0, 200) || name
  );
}

/** Paths of Windows and of other systems alike; `node:path` knows only the machine's own. */
export function fileName({ source }: ImportPart): string {
  const written = source.kind === 'path' ? source.path : source.name;
  return written.split(/[\\/]/).at(-1) ?? '';
}
