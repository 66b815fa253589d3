import { registerHooks } from 'node:module';

// `node --import tests/stand-in/register.ts out/main/electron.js`: the shipped bundle finds the stand-in under
// the name `electron`. Node 22.15 and newer have hooks that answer at once.
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
