import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Key, Signature } from '@tufjs/models';
import * as v from 'valibot';

export const roles = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type FeedRole = (typeof roles)[number];

/** A key in a file of its own, so that each can lie with another person: root keys on a USB disk in a drawer. */
const KeyFile = v.object({
  role: v.picklist(roles),
  /** PKCS#8 in PEM. */
  private: v.pipe(v.string(), v.startsWith('-----BEGIN PRIVATE KEY-----')),
});

export type FeedKey = {
  readonly role: FeedRole;
  readonly key: Key;
  readonly sign: (data: Buffer) => Signature;
};

type KeyNumbers = { readonly [Role in FeedRole]: number };

/** Makes new keys: `root-1.key.json` and so on. A file that is there is never written over. */
export async function makeKeys(folder: string, numbers: KeyNumbers): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const made: string[] = [];
  for (const role of roles) {
    for (let number = 1; number <= numbers[role]; number += 1) {
      const { privateKey } = generateKeyPairSync('ed25519');
      const text = JSON.stringify({ role, private: privateKey.export({ type: 'pkcs8', format: 'pem' }) }, null, 2);
      const name = `${role}-${number}.key.json`;
      // Readable by its owner only, where the system knows owners.
      await writeFile(join(folder, name), `${text}\n`, { flag: 'wx', mode: 0o600, flush: true });
      made.push(name);
    }
  }
  return made;
}

export async function readKeys(folder: string): Promise<readonly FeedKey[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.key.json')).sort();
  const keys: FeedKey[] = [];
  for (const name of names) {
    const file = v.parse(KeyFile, JSON.parse(await readFile(join(folder, name), 'utf8')));
    keys.push(keyOf(file.role, file.private));
  }
  return keys;
}

function keyOf(role: FeedRole, pem: string): FeedKey {
  const privateKey = createPrivateKey(pem);
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  // The last 32 bytes are the key itself: what TUF calls its hexadecimal form.
  const keyval = { public: der.subarray(-32).toString('hex') };
  // In the order of the alphabet, which makes it the canonical form that key ids are made from.
  const described = { keytype: 'ed25519', keyval, scheme: 'ed25519' };
  const keyID = createHash('sha256').update(JSON.stringify(described)).digest('hex');
  return {
    role,
    key: Key.fromJSON(keyID, described),
    sign: (data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') }),
  };
}
