type Named = { readonly name?: string | undefined };

/** Recordings that name the page first, the others in their order: a book's sounds are not always numbered by page. */
export function soundsForPage<Sound extends Named>(sounds: readonly Sound[], pageNumber: number): readonly Sound[] {
  const isOfPage = ({ name }: Sound) => pagesNamed(name ?? '').includes(pageNumber);
  return [...sounds.filter(isOfPage), ...sounds.filter((sound) => !isOfPage(sound))];
}

/** P12, p.012, page 12, 第12页; with P12-13 both. */
function pagesNamed(name: string): readonly number[] {
  const latin = /(?:^|[^a-z])p(?:age|g)?[ ._-]?(\d{1,4})(?:\s*[-–~]\s*p?(\d{1,4}))?/i.exec(name);
  const chinese = /第?\s*(\d{1,4})(?:\s*[-–~]\s*(\d{1,4}))?\s*页/.exec(name);
  const [, from, to] = latin ?? chinese ?? [];
  return [from, to].flatMap((number) => (number === undefined ? [] : [Number(number)]));
}
