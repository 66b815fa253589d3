/**
 * How a file of a lesson's package is opened: inside Lectern, as sound, or by a program of the PC. By the media type
 * that its catalogue or its import gave; a file of any other type is never opened.
 */
export type DocumentKind = 'pdf' | 'picture' | 'text' | 'sound' | 'office';

const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp'];

/** By what the first bytes of such a file say it is packed in. */
export type OfficeType = {
  readonly ending: string;
  readonly mediaType: string;
  readonly packing: 'zip' | 'compound' | 'rtf';
};

const ooxml = 'application/vnd.openxmlformats-officedocument';
const odf = 'application/vnd.oasis.opendocument';

/**
 * The only kinds that are handed to a program of the PC. None of them may carry macros (`.pptm`, `.docm` and the like
 * are not here), and nothing that runs by itself ever is.
 */
export const officeTypes: readonly OfficeType[] = [
  { ending: 'pptx', mediaType: `${ooxml}.presentationml.presentation`, packing: 'zip' },
  { ending: 'ppsx', mediaType: `${ooxml}.presentationml.slideshow`, packing: 'zip' },
  { ending: 'docx', mediaType: `${ooxml}.wordprocessingml.document`, packing: 'zip' },
  { ending: 'xlsx', mediaType: `${ooxml}.spreadsheetml.sheet`, packing: 'zip' },
  { ending: 'odp', mediaType: `${odf}.presentation`, packing: 'zip' },
  { ending: 'odt', mediaType: `${odf}.text`, packing: 'zip' },
  { ending: 'ods', mediaType: `${odf}.spreadsheet`, packing: 'zip' },
  { ending: 'ppt', mediaType: 'application/vnd.ms-powerpoint', packing: 'compound' },
  { ending: 'doc', mediaType: 'application/msword', packing: 'compound' },
  { ending: 'xls', mediaType: 'application/vnd.ms-excel', packing: 'compound' },
  { ending: 'wps', mediaType: 'application/vnd.ms-works', packing: 'compound' },
  { ending: 'dps', mediaType: 'application/vnd.wps-office.dps', packing: 'compound' },
  { ending: 'et', mediaType: 'application/vnd.wps-office.et', packing: 'compound' },
  { ending: 'rtf', mediaType: 'application/rtf', packing: 'rtf' },
];

export function officeType(mediaType: string): OfficeType | null {
  const plain = plainType(mediaType);
  return officeTypes.find((one) => one.mediaType === plain) ?? null;
}

export function documentKind(mediaType: string): DocumentKind | null {
  const plain = plainType(mediaType);
  if (plain === 'application/pdf') return 'pdf';
  if (pictures.includes(plain)) return 'picture';
  if (plain === 'text/plain') return 'text';
  if (plain.startsWith('audio/')) return 'sound';
  return officeType(plain) ? 'office' : null;
}

/** What is shown page by page before the class. */
export function isShowable(mediaType: string): boolean {
  const kind = documentKind(mediaType);
  return kind === 'pdf' || kind === 'picture' || kind === 'text';
}

function plainType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}
