import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Which folder of `src/` may import which others; `tokens.ts` and `phrase.ts` are open as said here. */
const MAY_IMPORT = {
  python: [],
  flow: ['python'],
  memory: ['python', 'flow'],
  package: ['python', 'flow'],
  lint: ['python', 'flow', 'package'],
  kernel: ['python', 'flow', 'memory', 'package'],
  panel: ['python', 'flow', 'memory', 'package', 'lint', 'kernel'],
  lab: ['python', 'flow', 'memory', 'package', 'lint', 'kernel', 'panel'],
  cli: ['python', 'flow', 'memory', 'package', 'lint', 'kernel']
};
const PURE = ['python', 'flow', 'memory', 'package'];
const layers = Object.entries(MAY_IMPORT).map(([layer, allowed]) => {
  const forbidden = Object.keys(MAY_IMPORT).filter(
    other => other !== layer && !allowed.includes(other)
  );
  const patterns = [
    {
      group: forbidden.flatMap(f => [
        `../${f}`,
        `../${f}/*`,
        `../../${f}`,
        `../../${f}/*`,
        `../../../${f}/*`
      ]),
      message: `${layer}/ must not import this layer; see ARCHITECTURE.md.`
    }
  ];
  if (PURE.includes(layer)) {
    patterns.push({
      group: ['@jupyterlab/*', '@lumino/*', '@codemirror/*', 'react', 'react-dom', '**/tokens'],
      message: `${layer}/ is pure: no JupyterLab, no DOM.`
    });
  }
  if (layer === 'cli') {
    patterns.push({
      group: ['@jupyterlab/*', '@lumino/widgets', 'react', 'react-dom'],
      message: 'cli/ runs in a terminal.'
    });
  }
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      ...(PURE.includes(layer)
        ? { 'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'process'] }
        : {})
    }
  };
});

export default tseslint.config(
  {
    ignores: [
      'lib',
      'dist',
      'node_modules',
      '.venv',
      'jupyter_extension',
      'ui-tests/test-results',
      'ui-tests/playwright-report'
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...jupyter.configs.recommended.map(config => ({
    ...config,
    plugins: { ...config.plugins, jupyter },
    files: config.files?.some(pattern => pattern.includes('schema'))
      ? ['schema/*.json']
      : ['src/{lab,panel,kernel}/**/*.{ts,tsx}', 'src/index.ts', 'src/tokens.ts'],
    // What a spec writes is read by nobody who needs it translated.
    ignores: ['**/__tests__/**']
  })),
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true }
      ]
    }
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: 'error',
      curly: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }]
    }
  },
  { files: ['**/__tests__/**', 'ui-tests/**', 'bench/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly'
      }
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  ...layers,
  prettier
);
