const endings = ['srt', 'vtt', 'ass', 'ssa', 'smi', 'sami'];

/** As a file dialog takes them. */
export const subtitleAccept = endings.map((ending) => `.${ending}`).join();

export const isSubtitles = ({ name }: Pick<File, 'name'>): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
