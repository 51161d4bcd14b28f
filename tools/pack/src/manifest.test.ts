import { publishedManifest } from './manifest.ts';

const source = {
  ...{ name: '@x/a', version: '0.1.0', private: true, license: 'MIT', bin: { a: 'bin/a.cjs' } },
  exports: { '.': './src/index.ts', './b': './src/b/c.ts', './data/*': './data/*' },
  dependencies: { bundled: '1.0.0' },
  devDependencies: { jest: '1.0.0' },
  scripts: { test: 'jest' },
  pack: { formats: ['esm' as const], external: [] },
  nx: { tags: [] },
};
const kept = { name: '@x/a', version: '0.1.0', license: 'MIT', bin: { a: 'bin/a.cjs' } };

test('ES modules alone', () => {
  expect(publishedManifest(source, ['esm'], { zod: '4.0.0' })).toEqual({
    ...kept,
    type: 'module',
    main: './esm/index.js',
    types: './esm/index.d.ts',
    exports: {
      '.': { types: './esm/index.d.ts', default: './esm/index.js' },
      './b': { types: './esm/b/c.d.ts', default: './esm/b/c.js' },
      './data/*': './data/*',
    },
    dependencies: { zod: '4.0.0' },
  });
});

test('both module systems, the first condition first', () => {
  const manifest = publishedManifest(source, ['esm', 'cjs'], {}) as { readonly exports: object };
  expect(manifest).toEqual({
    ...kept,
    type: 'commonjs',
    main: './cjs/index.js',
    types: './cjs/index.d.ts',
    exports: {
      '.': {
        import: { types: './esm/index.d.ts', default: './esm/index.js' },
        require: { types: './cjs/index.d.ts', default: './cjs/index.js' },
      },
      './b': {
        import: { types: './esm/b/c.d.ts', default: './esm/b/c.js' },
        require: { types: './cjs/b/c.d.ts', default: './cjs/b/c.js' },
      },
      './data/*': './data/*',
    },
  });
});

test('CommonJS alone, without a main entry point', () => {
  expect(publishedManifest({ ...source, exports: { './b': './src/b.ts' } }, ['cjs'], {})).toEqual({
    ...kept,
    type: 'commonjs',
    exports: { './b': { types: './cjs/b.d.ts', default: './cjs/b.js' } },
  });
});

test('an entry point below src is a .ts file', () => {
  expect(() => publishedManifest({ ...source, exports: { '.': './src/index.js' } }, ['esm'], {})).toThrow(
    'an entry point is a .ts file below ./src/, not ./src/index.js',
  );
});
