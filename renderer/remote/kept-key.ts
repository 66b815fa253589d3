import { bytesToHex, type GreetingKind, hexToBytes } from '../../core/remote/index.ts';

export type KeptKey = { readonly kind: GreetingKind; readonly key: Uint8Array };

const KEPT = 'lectern-remote';

/**
 * The secret of the code, taken out of the address at once, so that it stands in no history; else the key of a phone
 * that was allowed before, which lasts as long as its tab.
 */
export function readKey(): KeptKey | null {
  const secret = /^#([0-9a-f]{32})$/.exec(location.hash)?.[1];
  if (secret !== undefined) {
    history.replaceState(null, '', location.pathname);
    keepKey(null);
    return { kind: 'pair', key: hexToBytes(secret) };
  }
  const kept = keptText();
  return kept && /^[0-9a-f]{64}$/.test(kept) ? { kind: 'resume', key: hexToBytes(kept) } : null;
}

/** A browser that keeps nothing has to scan again after a reload, and that is all. */
export function keepKey(key: Uint8Array | null): void {
  try {
    if (key) sessionStorage.setItem(KEPT, bytesToHex(key));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Storage that is turned off throws.
  }
}

function keptText(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
