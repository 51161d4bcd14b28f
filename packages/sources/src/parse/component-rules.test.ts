import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const sources = (prefix: string, version: string) => ({
  ...edited('fleet', '      version: 1.21.1', `      version: ${version}`),
  ...edited('cluster', '{ domain: example.com }', `{ domain: example.com, annotationPrefix: ${prefix} }`),
});
const ALPHA = 'external-dns.alpha.kubernetes.io/';

test.each(['1.20.0', '1.21.1', '1.22.0', '2.0.0'])('chart %s takes a prefix', (version) => {
  expect(parse(sources(ALPHA, version)).diagnostics).toEqual([]);
});

test.each(['1.19.0', '0.14.0'])('chart %s drops it', (version) => {
  const given = sources(ALPHA, version);
  const { diagnostics } = parse(given);
  expect(wordsOf(diagnostics)).toEqual([
    `spec/conflict: chart ${version} of ExternalDNS does not know annotationPrefix | use chart 1.20.0 or newer, or leave it out`,
  ]);
  const [finding] = diagnostics;
  expect(textAt(given.cluster, finding?.location)).toBe(ALPHA);
  expect(finding?.related?.map(({ location }) => textAt(given.fleet, location))).toEqual([version]);
});

test.each([
  'external-dns.alpha.kubernetes.io',
  'External-DNS.example.com/',
  '/',
  'a/b/',
  '-a.example.com/',
  'a..b/',
  `${'a'.repeat(254)}/`,
])('%s is no prefix', (prefix) => {
  expect(wordsOf(parse(sources(prefix, '1.21.1')).diagnostics)).toEqual([
    expect.stringMatching(
      /^spec\/invalid-value: .* is not a prefix of annotations \| a domain name in lower case with a slash at its end, for example external-dns\.alpha\.kubernetes\.io\/$/,
    ),
  ]);
});
