import * as v from 'valibot';

const nonce = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const proof = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The first word of a connection, Lectern's. Nothing recorded from another connection fits its number. */
export const Challenge = v.object({ kind: v.literal('challenge'), nonce });

/** The phone's only word that is not under seal: it knows the code on the console, or was allowed before. */
export const Greeting = v.object({ kind: v.picklist(['pair', 'resume']), nonce, proof });
export type Greeting = v.InferOutput<typeof Greeting>;

/** Read from the wire, believed in nothing; null where it is not one. */
export function readJson<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(schema, found, { abortEarly: true });
  return read.success ? read.output : null;
}
