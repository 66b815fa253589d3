/** Where a lesson's file lies, at each address of the feed. */
export function mediaPath(digest: string): string {
  return `files/${digest.slice(0, 2)}/${digest}`;
}
