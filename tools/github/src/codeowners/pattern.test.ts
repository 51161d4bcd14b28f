import { patternToRegExp } from './pattern.ts';

const PATHS = [
  'README.md',
  'docs/README.md',
  'docs/adr/0001.md',
  'a/docs/x.md',
  'clusters/fleet.yaml',
  'clusters/prod-eu/cluster.yaml',
  'clusters/prod-eu/rendered/argocd/root.yaml',
  'clusters/dev/rendered/argocd/projects/x.yaml',
  'clusters/dev/rendered/manifests/argocd/y.yaml',
];

const matching = (pattern: string): string[] =>
  PATHS.filter((path) => patternToRegExp(pattern)?.test(path) === true);

test.each<[string, string[]]>([
  ['*', PATHS],
  ['*.md', ['README.md', 'docs/README.md', 'docs/adr/0001.md', 'a/docs/x.md']],
  ['/*.md', ['README.md']],
  ['README.md', ['README.md', 'docs/README.md']],
  ['/docs/', ['docs/README.md', 'docs/adr/0001.md']],
  ['/docs', ['docs/README.md', 'docs/adr/0001.md']],
  ['docs/', ['docs/README.md', 'docs/adr/0001.md', 'a/docs/x.md']],
  ['docs/*', ['docs/README.md']],
  ['/docs/**', ['docs/README.md', 'docs/adr/0001.md']],
  ['**/docs', ['docs/README.md', 'docs/adr/0001.md', 'a/docs/x.md']],
  ['/clusters/prod-*/', PATHS.slice(5, 7)],
  ['/clusters/*/rendered/argocd/', PATHS.slice(6, 8)],
  ['/clusters/**/argocd/', PATHS.slice(6)],
  ['clusters/fleet.yaml', ['clusters/fleet.yaml']],
  ['/clusters/fleet.yaml/', []],
  ['readme.md', []],
  ['/docs/adr/000?.md', ['docs/adr/0001.md']],
])('%s', (pattern, expected) => expect(matching(pattern)).toEqual(expected));

test.each(['!docs/', 'docs/[ab].md', '\\#a', '', '/', 'a**b', 'a//b'])('%j is no pattern', (pattern) => {
  expect(patternToRegExp(pattern)).toBeUndefined();
});
