/** The pure layers run in plain Node; specs of `lab`, `kernel` and `panel` in jsdom with JupyterLab's set-up. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'classic' } }
    }
  }
];
/** Python files that are sent to kernels are imported as text. */
const python = { '\\.py$': '<rootDir>/scripts/jest-text.cjs' };
const common = {
  rootDir: __dirname,
  modulePathIgnorePatterns: [
    '<rootDir>/jupyter_extension',
    '<rootDir>/lib',
    '<rootDir>/dist',
    '<rootDir>/\\.venv'
  ]
};
const esm = [
  '@jupyterlab',
  '@jupyter',
  '@microsoft',
  'lib0',
  'nanoid',
  'y-protocols',
  'y-websocket',
  'yjs',
  'vscode-ws-jsonrpc',
  'exenv-es6',
  'web-tree-sitter',
  '@astral-sh',
  '@rjsf',
  'uplot',
  'fast-png',
  'iobuffer'
].join('|');
// Of JupyterLab's own set-up, without what jest takes for all projects alone or what is said anew here.
const { reporters, coverageReporters, coverageDirectory, testRegex, testTimeout, ...lab } =
  require('@jupyterlab/testing/lib/jest-config')(__dirname);

module.exports = {
  reporters: ['default'],
  testTimeout: 20000,
  projects: [
    {
      ...common,
      displayName: 'pure',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/{python,flow,memory,package,lint,cli}/**/__tests__/*.spec.ts',
        '<rootDir>/src/__tests__/*.spec.ts'
      ],
      transform: { '\\.[jt]sx?$': swc, ...python },
      transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`]
    },
    {
      ...lab,
      ...common,
      displayName: 'page',
      testMatch: ['<rootDir>/src/{kernel,lab,panel}/**/__tests__/*.spec.{ts,tsx}'],
      transform: {
        '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js',
        '\\.[jt]sx?$': swc,
        ...python
      },
      transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`]
    }
  ]
};
