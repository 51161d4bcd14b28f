import { dependencyRanges } from './dependencies.ts';
import type { SourcePackage } from './source-package.ts';

const packageWith = (dependencies: { readonly [name: string]: string }): SourcePackage => ({
  folder: '/a',
  manifest: { name: 'a', version: '1.0.0', exports: {}, dependencies },
});

test('an exact version goes before a range, wherever it stands', () => {
  const packages = [packageWith({ zod: '^4.0.0', yaml: '^2.0.0' }), packageWith({ zod: '4.6.7' })];
  expect(dependencyRanges(['yaml', 'zod'], packages)).toEqual({ yaml: '^2.0.0', zod: '4.6.7' });
});

test('an import that no package names is refused', () => {
  expect(() => dependencyRanges(['zod'], [packageWith({})])).toThrow(
    'zod is imported, and no package.json names it',
  );
});
