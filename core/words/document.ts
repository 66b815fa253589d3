/**
 * How a file of a lesson's package is opened: inside Lectern, as sound, or by a program of the PC. By the media type
 * that its catalogue or its import gave; a file of any other type is never opened.
 */
export type DocumentKind = 'pdf' | 'picture' | 'text' | 'sound';

const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp'];

export function documentKind(mediaType: string): DocumentKind | null {
  const plain = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (plain === 'application/pdf') return 'pdf';
  if (pictures.includes(plain)) return 'picture';
  if (plain === 'text/plain') return 'text';
  return plain.startsWith('audio/') ? 'sound' : null;
}

/** What is shown page by page before the class. */
export function isShowable(mediaType: string): boolean {
  const kind = documentKind(mediaType);
  return kind !== null && kind !== 'sound';
}
