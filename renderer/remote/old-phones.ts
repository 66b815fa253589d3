/**
 * What a browser of 2020 lacks and a package of ours calls: `Object.hasOwn` came with Chrome 93 and Safari 15.4
 * (@noble/hashes), `at` with Chrome 92 and Safari 15.4 (core/session). Imported before everything else.
 */
function lacking(of: object, name: string, value: unknown): void {
  if (!(name in of)) Object.defineProperty(of, name, { value, writable: true, configurable: true });
}

lacking(Object, 'hasOwn', (of: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(of, name) !== undefined);
lacking(Array.prototype, 'at', function at(this: readonly unknown[], index: number) {
  return this[index < 0 ? this.length + index : index];
});
