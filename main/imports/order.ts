import { extname } from 'node:path';
import type { ImportPart } from '../../core/contract/index.ts';
import { fail, type LessonId, ok, type Result } from '../../core/words/index.ts';

export type Asked = {
  readonly title: string | null;
  readonly parts: readonly ImportPart[];
  /** Of the lesson that subtitles are for. */
  readonly lessonId?: LessonId | undefined;
};
export type Order = Asked & { readonly title: string };

type OrderFailure = { readonly code: 'tooManyParts' | 'pathsNotTaken' };

/** Its subtitles apart. */
export const filmsIn = (parts: readonly ImportPart[]): readonly ImportPart[] =>
  parts.filter(({ role }) => role !== 'subtitles');

/** One recording that is everything, or the explanation and the screen of one lesson; and subtitles, or these alone. */
export function checkOrder({ title, parts, lessonId }: Asked, givesPaths: boolean): Result<Order, OrderFailure> {
  if (!givesPaths && parts.some(({ source }) => source.kind === 'path')) return fail({ code: 'pathsNotTaken' });
  const films = filmsIn(parts);
  const roles = films.map(({ role }) => role).sort();
  const isPair = roles.join() === 'explanation,screen';
  const fits = lessonId === undefined ? films.length === 1 || isPair : films.length === 0;
  if (!fits) return fail({ code: 'tooManyParts' });
  return ok({ title: title?.trim() || titleOf(films.length > 0 ? films : parts), parts, lessonId });
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
