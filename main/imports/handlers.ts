import type { Handlers } from '../../core/contract/index.ts';
import type { Imports } from './imports.ts';

export function importHandlers({ begin }: Pick<Imports, 'begin'>): Pick<Handlers, 'import.begin'> {
  return {
    async 'import.begin'(asked) {
      const begun = await begin(asked);
      return begun.ok ? { ok: true, value: { ...begun.value, uploads: [...begun.value.uploads] } } : begun;
    },
  };
}
