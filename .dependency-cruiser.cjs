// The rules of the house (ARCHITECTURE.md), as far as imports can express them. Everything imports downwards only.
const SUPPORT = '\\.test\\.tsx?$|/fuzz/|/torture/|^packages/bbs/(vite|heap)\\.ts$|/test/'
const SOCKETS = '^(node:)?(net|tls|http|https|http2|dgram|dns|child_process|cluster|worker_threads|fs)(/|$)'

/** A floor may import itself and the floors below it. */
function floor(name, from, above) {
  return {
    name: `floor: ${name}`,
    comment: 'Everything imports downwards only.',
    severity: 'error',
    from: { path: from, pathNot: SUPPORT },
    to: { path: above },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    floor(
      '1, bbs, health and log',
      '^packages/(bbs|health|log)/',
      '^(packages/(standard|issuer|wallet|gate|ui)|server|city|witness|apps|services|cli|demo|e2e|bench)/',
    ),
    floor(
      '1, bytes is the ground',
      '^packages/bytes/',
      '^(packages/(?!bytes)|server|city|witness|apps|services|cli|demo|e2e|bench)',
    ),
    floor(
      '2, standard',
      '^packages/standard/',
      '^(packages/(issuer|wallet|gate|ui)|server|city|witness|apps|services|cli|demo|e2e|bench)/',
    ),
    floor(
      '3, engines',
      '^packages/(issuer|wallet|gate|ui)/',
      '^(server|city|witness|apps|services|cli|demo|e2e|bench)/',
    ),
    floor('4, server', '^server/', '^(packages/(wallet|gate|ui)|city|witness|apps|services|cli|demo|e2e|bench)/'),
    floor('4, city', '^city/', '^(packages/(wallet|gate|ui)|witness|apps|services|cli|demo|e2e|bench)/'),
    floor('4, witness', '^witness/', '^(packages/(?!bytes|log)|server|city|apps|services|cli|demo|e2e|bench)'),
    floor('4, apps', '^apps/', '^(server|city|witness|services|cli|demo|e2e|bench)/'),
    floor('4, services', '^services/', '^(city|witness|apps|cli|demo|e2e|bench)/'),
    floor('5, nothing needs a test or a benchmark', '^(cli|demo)/', '^(e2e|bench)/'),
    {
      name: 'the engines stand apart',
      comment: 'Issuer, wallet and gate are three parties: none may lean on what another knows.',
      severity: 'error',
      from: { path: '^packages/(issuer|wallet|gate)/', pathNot: SUPPORT },
      to: { path: '^packages/(issuer|wallet|gate|ui)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'packages do no I/O',
      comment:
        'Clock, randomness, storage and transport come in as ports; the same code runs in a browser, in Node and in a test.',
      severity: 'error',
      from: { path: '^packages/', pathNot: SUPPORT },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a gate opens no socket',
      comment: 'Nothing that the gate engine can reach, at any depth within this project, has a network or a disk.',
      severity: 'error',
      from: { path: '^packages/gate/index\\.ts$' },
      to: { path: SOCKETS, reachable: true },
    },
    {
      name: 'a workspace is entered by its door',
      comment: 'Import @hefu/x, not a file inside it.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|apps/[^/]+|city|witness|cli|demo|e2e|bench)/' },
      to: {
        path: '^(packages/[^/]+|apps/[^/]+|city|witness|cli|demo|e2e|bench)/',
        pathNot: ['^$1/', '/(index|vite)\\.ts$', '\\.css$'],
      },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      // A package of types alone has nothing to resolve to.
      to: { couldNotResolve: true, pathNot: 'paraglide/|^virtual:|\\.wasm\\?url$|^@medplum/fhirtypes$' },
    },
    {
      name: 'what runs is a dependency',
      comment: 'Code outside tests takes nothing from devDependencies.',
      severity: 'error',
      from: { path: '^(packages|city|witness|cli|demo)/', pathNot: SUPPORT },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|paraglide)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
