import { connect } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createVirtualClock } from '../fake/index.ts';
import { machineClock } from './clock.ts';
import { createLocalNetwork } from './local-network.ts';

const of = (address: string, more: Partial<NetworkInterfaceInfo> = {}) =>
  ({ address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...more }) as NetworkInterfaceInfo;

const addressesOf = (interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>, loopback = false) =>
  createLocalNetwork({ clock: machineClock(), interfaces: () => interfaces, loopback }).addresses();

describe('the addresses of this PC in private networks', () => {
  test('are those of RFC 1918, and no other', () => {
    const all = [
      '10.0.0.5',
      '172.16.0.1',
      '172.31.9.9',
      '192.168.3.24',
      '172.32.0.1',
      '172.15.0.1',
      '11.0.0.1',
      '100.64.0.1',
      '169.254.1.1',
      '192.0.2.1',
      '8.8.8.8',
    ];
    expect(addressesOf({ WLAN: all.map((one) => of(one)) }).map(({ address }) => address)).toEqual(all.slice(0, 4));
  });

  test('are of IPv4, and of loopback only in a test', () => {
    const found = {
      lo: [of('127.0.0.1', { internal: true })],
      eth0: [of('fd00::1', { family: 'IPv6' } as never), of('10.1.2.3')],
    };
    expect(addressesOf(found)).toEqual([{ address: '10.1.2.3', name: 'eth0' }]);
    expect(addressesOf(found, true)).toHaveLength(2);
  });

  test('stand behind the real ones where they are of virtual machines and tunnels', () => {
    const found = {
      'vEthernet (WSL)': [of('172.20.0.1')],
      'VMware Network Adapter VMnet8': [of('192.168.88.1')],
      docker0: [of('172.17.0.1')],
      WLAN: [of('192.168.3.24')],
    };
    expect(addressesOf(found)[0]).toEqual({ address: '192.168.3.24', name: 'WLAN' });
  });

  test('one that this PC has not cannot be listened on', async () => {
    const network = createLocalNetwork({ clock: machineClock() });
    const wish = { address: '192.0.2.1', ports: [0], pages: new Map(), messageBytesMax: 10, onSocket: () => undefined };
    expect(await network.listen(wish)).toEqual({ ok: false, error: { code: 'addressGone' } });
  });
});

test('a connection has its time for the page, also one that asks again and again; the phone’s own goes on', async () => {
  const clock = createVirtualClock();
  const network = createLocalNetwork({ clock, loopback: true });
  const wish = {
    ...{ address: '127.0.0.1', ports: [0], messageBytesMax: 100, onSocket: () => undefined },
    pages: new Map([['/', { contentType: 'text/html', body: Buffer.from('a page') }]]),
  };
  const listening = await network.listen(wish);
  if (!listening.ok) throw new Error(listening.error.code);
  const { port, host, origin } = new URL(listening.value.origin);
  const asking = connect(Number(port), '127.0.0.1');
  const heard = () => new Promise((resolve) => asking.once('data', resolve));
  const closed = new Promise((resolve) => asking.once('close', resolve));
  const phone = new WebSocket(`ws://${host}/remote`, { headers: { origin } });
  await new Promise((open) => phone.once('open', open));
  for (let n = 0; n < 4; n += 1) {
    asking.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await heard();
    clock.advance(4000);
  }
  await closed;
  clock.advance(60_000);
  expect(phone.readyState).toBe(WebSocket.OPEN);
  phone.terminate();
  await listening.value.close();
});
