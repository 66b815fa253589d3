import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** Lectern's own version, from the package.json that lies two folders above the resources in a clone and in a package. */
export function readVersion(resources: string): string {
  const file = join(resources, '..', '..', 'package.json');
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(file, 'utf8'))).version;
}
