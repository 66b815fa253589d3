/** Bytes `from` to before `until` of a file of this page's own origin; fewer where it ends. */
export async function readRange(
  address: string,
  from: number,
  until: number,
  signal: AbortSignal | null,
): Promise<ArrayBuffer> {
  const answer = await fetch(address, { headers: { Range: `bytes=${from}-${until - 1}` }, signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.arrayBuffer();
}
