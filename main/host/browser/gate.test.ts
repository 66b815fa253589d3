import { describe, expect, test } from 'vitest';
import { createGate } from './gate.ts';

const gate = createGate(4321);
const own = { host: '127.0.0.1:4321', origin: 'http://127.0.0.1:4321' };
const get = (headers: object) => gate.refusal({ method: 'GET', headers: { ...headers }, webSocket: false });

describe('the gate of the loopback server', () => {
  test('lets in its own pages and a typed address', () => {
    expect(get(own)).toBeNull();
    expect(get({ host: own.host, 'sec-fetch-site': 'none' })).toBeNull();
    expect(get({ host: own.host, 'sec-fetch-site': 'same-origin' })).toBeNull();
  });

  test('refuses a foreign name that resolves here', () => {
    expect(get({ host: 'school.example:4321' })).toBe('wrong host');
    expect(get({ host: 'localhost:4321' })).toBe('wrong host');
    expect(get({ host: '127.0.0.1' })).toBe('wrong host');
  });

  test('refuses pages of another server, on this machine too', () => {
    expect(get({ host: own.host, origin: 'http://127.0.0.1:8080' })).toBe('wrong origin');
    expect(get({ host: own.host, origin: 'null' })).toBe('wrong origin');
    expect(get({ host: own.host, 'sec-fetch-site': 'same-site' })).toBe('wrong site');
    expect(get({ host: own.host, 'sec-fetch-site': 'cross-site' })).toBe('wrong site');
  });

  test('wants an origin wherever something is changed or a socket opened', () => {
    expect(gate.refusal({ method: 'PUT', headers: { host: own.host }, webSocket: false })).toBe('no origin');
    expect(gate.refusal({ method: 'GET', headers: { host: own.host }, webSocket: true })).toBe('no origin');
    expect(gate.refusal({ method: 'PUT', headers: own, webSocket: false })).toBeNull();
  });

  test('knows its secret and no other', () => {
    expect(gate.isSecret(gate.secret)).toBe(true);
    expect(gate.isSecret(`${gate.secret.slice(1)}x`)).toBe(false);
    expect(gate.isSecret('')).toBe(false);
    expect(gate.isSecret(null)).toBe(false);
    expect(createGate(4321).secret).not.toBe(gate.secret);
  });

  test('finds its cookie among those of other Lecterns on other ports', () => {
    const cookie = `lectern-1=${'x'.repeat(43)}; ${gate.cookieName}=${gate.secret}; other=1`;
    expect(gate.hasCookie({ cookie })).toBe(true);
    expect(gate.hasCookie({ cookie: `lectern-1=${gate.secret}` })).toBe(false);
    expect(gate.hasCookie({})).toBe(false);
    expect(gate.cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  });
});
