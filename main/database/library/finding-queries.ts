import { read, write } from '../query.ts';

/** `body`: what was found in the file, or made of it, as JSON. */
type Finding = { readonly digest: string; readonly body: string };

export const findingQueries = {
  'finding.put': write((db, { digest, body }: Finding) => {
    db.run(
      'INSERT INTO finding (digest, body) VALUES (@digest, @body) ON CONFLICT (digest) DO UPDATE SET body = @body',
      { digest, body },
    );
  }),
  'finding.list': read((db, _: Record<string, never>) => db.all<Finding>('SELECT digest, body FROM finding')),
};
