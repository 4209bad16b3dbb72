// Who may import whom. tests/architecture plants one fault per rule to prove that each can fail.
const layers = {
  domain: [],
  reports: ['domain'],
  documents: ['domain'],
  ui: ['domain'],
  kinds: ['domain', 'reports', 'documents'],
  protocol: ['domain', 'reports'],
  device: ['domain', 'kinds', 'protocol'],
  sync: ['domain', 'protocol', 'device'],
  server: ['domain', 'kinds', 'protocol', 'reports', 'documents'],
  app: ['domain', 'kinds', 'ui', 'protocol', 'sync'],
  desk: ['domain', 'kinds', 'ui', 'protocol', 'reports', 'documents'],
  link: ['domain', 'protocol'],
};

// Where everything is put together: these alone may reach across.
const compositionRoots = '^src/([^/]+/dependencies|server/main|server/cli/main)[.]tsx?$';
const test = '[.]test[.]tsx?$';

const layerRules = Object.entries(layers).map(([layer, may]) => ({
  name: `${layer}-imports`,
  severity: 'error',
  from: {
    path: `^src/${layer}/`,
    pathNot: [compositionRoots, test, ...(layer === 'kinds' ? ['/(Form|Detail)[.]tsx$'] : [])],
  },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...may].join('|')})/` },
}));

const kindRules = [
  {
    name: 'kind-imports-no-other-kind',
    severity: 'error',
    from: { path: '^src/kinds/([^/]+)/' },
    to: { path: '^src/kinds/([^/]+)/', pathNot: '^src/kinds/$1/' },
  },
  {
    name: 'kind-screens-import-domain-and-ui-only',
    severity: 'error',
    from: { path: '^src/kinds/[^/]+/(Form|Detail)[.]tsx$' },
    to: { path: '^src/', pathNot: '^src/(domain|ui|kinds)/' },
  },
  {
    name: 'kinds-through-the-registry',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/kinds/', test] },
    to: { path: '^src/kinds/', pathNot: '^src/kinds/registry[.]ts$' },
  },
  {
    name: 'kind-loads-its-screens-lazily',
    severity: 'error',
    from: { path: '^src/kinds/[^/]+/index[.]ts$' },
    to: { path: '[.]tsx$', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
];

// An injected worker inlines its dynamic imports, so one careless import would drag the whole app in; and it cannot wait
// at its top level, which the door to Temporal does where a polyfill is fetched.
const workerRule = {
  name: 'worker-reaches-no-kind-and-no-react',
  severity: 'error',
  from: { path: '^src/sw[.]ts$' },
  to: {
    path: '^src/(kinds|ui|app|desk)/|^src/domain/temporal[.]ts$|node_modules/(react|react-dom|dexie|leaflet|temporal-polyfill)/',
    reachable: true,
  },
};

const taskRules = ['app', 'desk'].map((layer) => ({
  name: `${layer}-tasks-do-not-import-each-other`,
  severity: 'error',
  from: { path: `^src/${layer}/([^/]+)/` },
  to: { path: `^src/${layer}/([^/]+)/`, pathNot: `^src/${layer}/$1/` },
}));

const libraryRules = [
  {
    name: 'no-client-libraries',
    severity: 'error',
    from: { path: '^src/(domain|protocol|server)/' },
    to: { path: 'node_modules/(react|react-dom|dexie|leaflet)/' },
  },
  {
    name: 'no-react-below-the-screens',
    severity: 'error',
    from: { path: '^src/(device|sync|reports|documents)/' },
    to: { path: 'node_modules/(react|react-dom|wouter|react-hook-form)/' },
  },
  {
    name: 'no-node-outside-the-server',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/server/', test] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'domain-libraries',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: ['^src/domain/geo/', '^src/domain/likeness[.]ts$', test] },
    to: { path: 'node_modules/', pathNot: 'node_modules/(zod|temporal-polyfill|uuid)/' },
  },
  {
    name: 'domain-geo-libraries',
    severity: 'error',
    from: { path: '^src/domain/geo/', pathNot: test },
    to: {
      path: 'node_modules/',
      pathNot: 'node_modules/(zod|temporal-polyfill|proj4|@turf/boolean-point-in-polygon)/',
    },
  },
  {
    name: 'likeness-libraries',
    severity: 'error',
    from: { path: '^src/domain/likeness[.]ts$' },
    to: { path: 'node_modules/', pathNot: 'node_modules/double-metaphone/' },
  },
  {
    name: 'likeness-is-loaded-late',
    severity: 'error',
    from: { path: '^src/', pathNot: test },
    to: { path: '^src/domain/likeness[.]ts$', dynamic: false },
  },
  {
    name: 'protocol-libraries',
    severity: 'error',
    from: { path: '^src/protocol/', pathNot: test },
    to: { path: 'node_modules/', pathNot: 'node_modules/(zod|fflate|hash-wasm|@hpke/core)/' },
  },
  {
    name: 'no-development-libraries',
    severity: 'error',
    from: { path: '^src/', pathNot: test },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

const graphRules = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
];

module.exports = {
  forbidden: [...layerRules, ...kindRules, workerRule, ...taskRules, ...libraryRules, ...graphRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
