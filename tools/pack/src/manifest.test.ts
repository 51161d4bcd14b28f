import { publishedManifest } from './manifest.ts';

test('entry points lead to the output of both module systems; what only the workspace reads is gone', () => {
  const source = {
    name: '@nodeless/a',
    version: '0.1.0',
    private: true,
    files: ['cjs', 'esm'],
    exports: { '.': './src/index.ts', './b': './src/b/c.ts' },
    dependencies: { zod: '^4.0.0' },
    devDependencies: { jest: '1.0.0' },
    scripts: { test: 'jest' },
    nx: { tags: [] },
  };
  expect(publishedManifest(source)).toEqual({
    name: '@nodeless/a',
    version: '0.1.0',
    private: true,
    files: ['cjs', 'esm'],
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
    },
    dependencies: { zod: '^4.0.0' },
  });
});

test('a package without a main entry point has no main', () => {
  expect(publishedManifest({ name: 'a', exports: { './b': './src/b.ts' } })).not.toHaveProperty('main');
});

test.each(['./index.ts', './src/index.js', '../src/index.ts'])('%s is no entry point', (file) => {
  expect(() => publishedManifest({ name: 'a', exports: { '.': file } })).toThrow(
    `an entry point is a .ts file below ./src/, not ${file}`,
  );
});
