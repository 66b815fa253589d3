/** @returns {[number, number, number] | null} of '24.21.0', 'v22.12', '>=22.18' */
export function parseVersion(text) {
  const match = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text ?? '');
  return match === null ? null : [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
}

/** Whether `version` satisfies a range of the one kind that engines use here: `>=x.y.z`. */
export function isAtLeast(version, range) {
  const have = parseVersion(version);
  const want = parseVersion(range);
  if (have === null || want === null) return false;
  for (let part = 0; part < 3; part += 1) {
    if (have[part] !== want[part]) return have[part] > want[part];
  }
  return true;
}

/** @param {readonly (string | undefined)[]} ranges @returns {string} the one that asks for most */
export function strictest(ranges) {
  const known = ranges.filter((range) => parseVersion(range) !== null);
  return known.reduce((most, range) => (isAtLeast(range, most) ? range : most), known[0] ?? '>=0');
}
