/**
 * Bytes `from` to before `until` of a file of this page's own origin; fewer where it ends.
 *
 * Past Chromium's cache: it keeps nothing of them (main/media/respond.ts), but lets one window wait for the other while
 * both ask for parts of the same file.
 */
export async function readRange(
  address: string,
  from: number,
  until: number,
  signal: AbortSignal | null = null,
): Promise<ArrayBuffer> {
  const answer = await fetch(address, {
    headers: { Range: `bytes=${from}-${until - 1}` },
    cache: 'no-store',
    signal,
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.arrayBuffer();
}
