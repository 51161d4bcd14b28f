import { absolute, COREDNS_PLUGINS, holds, parseCorefile, zonesOf } from './corefile.ts';

test('server blocks with their plugins', () => {
  const text =
    '(a) {\n  errors\n}\n.:53, example.com {\n  import a # snippet\n  kubernetes cluster.local {\n    ttl 30\n  }\n}\n';
  expect(parseCorefile(text)).toEqual({
    servers: [
      {
        words: ['.:53,', 'example.com'],
        hasBraces: true,
        block: [
          { words: ['errors'], block: [], hasBraces: false },
          {
            words: ['kubernetes', 'cluster.local'],
            hasBraces: true,
            block: [{ words: ['ttl', '30'], block: [], hasBraces: false }],
          },
        ],
      },
    ],
  });
});

test('words in quotes are one', () => {
  expect(parseCorefile('. {\n  log "{combined} x"\n}\n')).toMatchObject({
    servers: [{ block: [{ words: ['log', '{combined} x'] }] }],
  });
});

test.each([
  ['.', { zone: '.', port: 53, transport: 'dns' }],
  ['.:1053', { zone: '.', port: 1053, transport: 'dns' }],
  ['tls://Example.com', { zone: 'example.com.', port: 853, transport: 'tls' }],
  ['https://.:8443', { zone: '.', port: 8443, transport: 'https' }],
  ['in-addr.arpa.', { zone: 'in-addr.arpa.', port: 53, transport: 'dns' }],
])('%s', (word, zone) => {
  expect(zonesOf({ words: [word], block: [] })).toEqual([zone]);
});

test('zones and the names in them', () => {
  expect(absolute('cluster.local')).toBe('cluster.local.');
  expect(holds('.', 'a.b.')).toBe(true);
  expect(holds('local.', 'cluster.local.')).toBe(true);
  expect(holds('cluster.local.', 'local.')).toBe(false);
  expect(holds('ster.local.', 'cluster.local.')).toBe(false);
});

test('plugins are sorted and told once', () => {
  expect([...new Set(COREDNS_PLUGINS)].sort()).toEqual(COREDNS_PLUGINS);
});
