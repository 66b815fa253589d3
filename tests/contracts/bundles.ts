import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A script as pages load it. */
export function bundlePage(): Promise<string> {
  return bundle('tests/contracts/page.ts', 'es', false);
}

/** The shipped preload, as the shipped build makes it. */
export function bundlePreload(): Promise<string> {
  return bundle('preload/preload.ts', 'cjs', true);
}

async function bundle(entry: string, format: 'es' | 'cjs', forNode: boolean): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ...(forNode ? { ssr: { noExternal: true as const, external: ['electron'] } } : {}),
    build: {
      ssr: forNode,
      write: false,
      minify: false,
      target: forNode ? 'node22' : 'chrome140',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${root}/${entry}`, external: ['electron'], output: { format } },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
