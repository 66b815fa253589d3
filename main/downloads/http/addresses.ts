import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [
  // 0/8 by its last address: the house refuses the first in any text, because a server that listens on it is open to all.
  ['0.255.255.255', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  inside.addSubnet(net, bits, 'ipv6');
}

/** Null: nothing that a file is fetched from. A name and a password in an address would end in logs of others. */
export function webAddress(address: string, base?: URL): URL | null {
  const url = URL.parse(address, base?.href);
  if (url === null || address.length > 4000) return null;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

/**
 * A server outside may send us on, but not to this PC or into the school's net: a request from here reaches what
 * nobody outside can. A feed that lies inside may.
 */
export function maySendOn(from: URL, to: URL): boolean {
  return from.hostname === to.hostname || !isInside(to.hostname) || isInside(from.hostname);
}

function isInside(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const kind = isIP(host);
  if (kind === 0) return host === 'localhost' || host.endsWith('.localhost') || !host.includes('.');
  return inside.check(host, kind === 4 ? 'ipv4' : 'ipv6');
}

/** For people: who said so. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? '';
}
