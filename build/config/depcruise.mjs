// The sideways arrows. What a layer may see at all (window in main, fs in the renderer) is its tsconfig's part.
const isTest = '\\.test\\.tsx?$';
const layer = (name, others) => ({
  name: `${name} sees only core`,
  severity: 'error',
  comment: 'renderer → core ← main, preload → core',
  from: { path: `^${name}/`, pathNot: isTest },
  to: { path: `^(${others.join('|')})/` },
});
const door = (name, more = []) => ({
  name: `${name}: a sibling goes through the door`,
  severity: 'error',
  comment: "a room's index.ts is what its neighbours see",
  from: { path: `^${name}/([^/]+)/`, pathNot: isTest },
  to: { path: `^${name}/([^/]+)/`, pathNot: [`^${name}/$1/`, `^${name}/[^/]+/index\\.tsx?$`, ...more] },
});

export default {
  forbidden: [
    { name: 'no cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    layer('core', ['main', 'preload', 'renderer', 'build', 'tests']),
    layer('main', ['preload', 'renderer', 'build', 'tests']),
    layer('preload', ['main', 'renderer', 'build', 'tests']),
    layer('renderer', ['main', 'preload', 'build', 'tests']),
    {
      name: 'core uses no package but the pure ones',
      severity: 'error',
      from: { path: '^core/', pathNot: isTest },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'],
        pathNot: 'node_modules/(valibot|perfect-freehand|@noble/hashes)/',
      },
    },
    {
      name: 'only host/electron and preload import electron',
      severity: 'error',
      from: { pathNot: '^(main/host/electron/|preload/|tests/(stand-in|smoke|e2e|bench|contracts)/)' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'a service never imports a host',
      severity: 'error',
      comment: 'services see main/host/ports.ts and cannot tell which host runs',
      from: { path: '^main/', pathNot: ['^main/(host|cli)/', '^main/app[^/]*\\.ts$', isTest] },
      to: { path: '^main/host/', pathNot: '^main/host/ports\\.ts$' },
    },
    {
      name: 'a service never imports the composition root',
      severity: 'error',
      from: { path: '^main/[^/]+/', pathNot: ['^main/(host|cli)/', isTest] },
      to: { path: '^main/app\\.ts$' },
    },
    door('core'),
    door('main', ['^main/host/']),
    door('renderer', ['^renderer/ui/[^/]+\\.css$']),
    {
      name: 'a window goes through the doors of core',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: isTest },
      // The preload takes the names on the wire alone: the door would bring the schemas into every page.
      to: { path: '^core/[^/]+/', pathNot: ['^core/[^/]+/index\\.ts$', '^core/contract/wire\\.ts$'] },
    },
    {
      name: 'the product imports no test',
      severity: 'error',
      from: { pathNot: [isTest, '^tests/'] },
      to: { path: [isTest, '^tests/'] },
    },
    {
      name: 'the product imports no development package',
      severity: 'error',
      from: { path: '^(core|main|preload|renderer)/', pathNot: isTest },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(electron|@types)/',
      },
    },
    {
      name: 'every package is named in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
