/** What a file can be to a lesson, as far as its ending says. */
export type Kind = 'video' | 'audio' | 'slides' | 'pdf' | 'document' | 'subtitles' | 'picture';

/** One of these must be there: the others stand beside something. */
const showable: ReadonlySet<Kind> = new Set<Kind>(['video', 'audio', 'slides', 'pdf']);

export function isShowable(kind: Kind): boolean {
  return showable.has(kind);
}

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const kinds: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  video: {
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    mov: 'video/quicktime',
    mkv: 'video/x-matroska',
    webm: 'video/webm',
    avi: 'video/x-msvideo',
    wmv: 'video/x-ms-wmv',
    asf: 'video/x-ms-asf',
    flv: 'video/x-flv',
    f4v: 'video/mp4',
    mpg: 'video/mpeg',
    mpeg: 'video/mpeg',
    vob: 'video/mpeg',
    ts: 'video/mp2t',
    mts: 'video/mp2t',
    m2ts: 'video/mp2t',
    '3gp': 'video/3gpp',
    ogv: 'video/ogg',
    rm: 'application/vnd.rn-realmedia',
    rmvb: 'application/vnd.rn-realmedia-vbr',
  },
  audio: {
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    aac: 'audio/aac',
    wav: 'audio/wav',
    ogg: 'audio/ogg',
    oga: 'audio/ogg',
    opus: 'audio/ogg',
    flac: 'audio/flac',
    wma: 'audio/x-ms-wma',
  },
  slides: {
    ppt: 'application/vnd.ms-powerpoint',
    pps: 'application/vnd.ms-powerpoint',
    pptx: `${office}.presentationml.presentation`,
    ppsx: `${office}.presentationml.slideshow`,
    odp: `${openDocument}.presentation`,
    dps: 'application/vnd.ms-powerpoint',
  },
  pdf: { pdf: 'application/pdf' },
  document: {
    doc: 'application/msword',
    wps: 'application/vnd.ms-works',
    docx: `${office}.wordprocessingml.document`,
    xls: 'application/vnd.ms-excel',
    xlsx: `${office}.spreadsheetml.sheet`,
    odt: `${openDocument}.text`,
    rtf: 'application/rtf',
    txt: 'text/plain',
    epub: 'application/epub+zip',
  },
  subtitles: {
    srt: 'application/x-subrip',
    vtt: 'text/vtt',
    ass: 'text/x-ssa',
    ssa: 'text/x-ssa',
    smi: 'application/x-sami',
    sami: 'application/x-sami',
  },
  picture: { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' },
};

const byEnding: ReadonlyMap<string, { readonly kind: Kind; readonly mediaType: string }> = new Map(
  Object.entries(kinds).flatMap(([kind, endings]) =>
    Object.entries(endings).map(([ending, mediaType]) => [ending, { kind: kind as Kind, mediaType }]),
  ),
);

/** Without its dot; null: nothing that a lesson is made of. */
export function fileOfEnding(ending: string): { readonly kind: Kind; readonly mediaType: string } | null {
  // People type it full-width too.
  return byEnding.get(ending.normalize('NFKC').trim().toLowerCase()) ?? null;
}

/** Null: nothing that a lesson is made of. */
export function endingOf(name: string): { stem: string; kind: Kind; mediaType: string } | null {
  const at = name.lastIndexOf('.');
  const known = at < 0 ? null : fileOfEnding(name.slice(at + 1));
  return known && { stem: name.slice(0, at), ...known };
}
