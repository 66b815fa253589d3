import { type MakeService, runService } from '../../main/host/common/index.ts';

export const makeEcho: MakeService = (data, tell) => ({
  echo: async (request) => ({ request, data }),
  tell: async (request) => {
    tell(request);
    return null;
  },
  fail: async () => {
    throw new Error('as asked');
  },
  never: (_request, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        tell('cancelled');
        resolve(null);
      });
    }),
  die: () => process.exit(3),
});

if (process.argv[1] === import.meta.filename) runService(makeEcho);
