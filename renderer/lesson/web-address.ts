const LENGTH_MAX = 48;
const END_LEAST = 12;

/** The host and the end of an address: they tell more than its middle. Null where it is short as it stands. */
export function shortened(address: string): string | null {
  const characters = [...address.replace(/^https?:\/\//i, '')];
  if (characters.length <= LENGTH_MAX) return null;
  const afterHost = characters.findIndex((character) => '/?#'.includes(character));
  const host = characters.slice(0, afterHost < 0 ? LENGTH_MAX : afterHost);
  const end = Math.max(END_LEAST, LENGTH_MAX - host.length - 2);
  return `${host.join('')}/…${characters.slice(-end).join('')}`;
}
