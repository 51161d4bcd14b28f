import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (more: string) => parse({ app: `${GOOD.app}${more}\n` }).diagnostics;
const OTHER = 'image: example.com/proxy:1.0, resources: { requests: { cpu: 10m } }';
const sidecar = (keys: string) => told(`sidecars: { proxy: { ${OTHER}, ${keys} } }`);

test.each([
  `containers: { proxy: { ${OTHER} } }\nsidecars: { tunnel: { ${OTHER} } }\ninitContainers: [{ name: migrate, ${OTHER} }]`,
  `sidecars: { proxy: { ${OTHER}, ports: [{ name: admin, containerPort: 9901 }], probes: { readiness: { path: /, port: admin } } } }`,
  `volumes: { tmp: { emptyDir: {} } }\nsidecars: { proxy: { ${OTHER}, mounts: { tmp: /tmp } } }`,
  `config: { settings: { data: { a: b } } }\ninitContainers: [{ name: a, ${OTHER}, mounts: { settings: { mountPath: /etc/a, readOnly: true } } }]`,
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    `containers: { web: { ${OTHER} } }`,
    '8:20 spec/duplicate-name',
    'spec/duplicate-name: two containers of the pods are called "web" | choose another name',
  ],
  [
    `sidecars: { proxy: { ${OTHER} } }\ninitContainers: [{ name: proxy, ${OTHER} }]`,
    '9:26 spec/duplicate-name',
    'spec/duplicate-name: two containers of the pods are called "proxy" | choose another name',
  ],
  [
    `sidecars: { proxy: { ports: [{ name: proxy, containerPort: 8080 }], ${OTHER} } }`,
    '8:60 spec/conflict',
    'spec/conflict: the app listens on port 8080 too, and containers of a pod share its network | choose another containerPort',
  ],
  [
    `sidecars: { proxy: { ports: [{ name: http, containerPort: 9901 }], ${OTHER} } }`,
    '8:38 spec/conflict',
    'spec/conflict: the app has a port "http" too, and ports of a pod are found by name | choose another name',
  ],
  [
    `volumes: { tmp: { emptyDir: {} } }`,
    '8:17 spec/conflict',
    'spec/conflict: no container mounts the volume "tmp" | write its mountPath, or mounts of another container',
  ],
  [
    `volumes: { tmp: { mountPath: /tmp, emptyDir: {} } }\nsidecars: { proxy: { mounts: { tpm: /tmp }, ${OTHER} } }`,
    '9:37 spec/conflict',
    'spec/conflict: the app has no volume "tpm" | known: tmp',
  ],
  [
    `volumes: { a: { mountPath: /a, emptyDir: {} }, b: { mountPath: /b, emptyDir: {} } }\nsidecars: { proxy: { mounts: { a: /x, b: /x/ }, ${OTHER} } }`,
    '9:42 spec/conflict',
    'spec/conflict: two volumes would be mounted at /x | mount one of them elsewhere',
  ],
])('%s is refused', (text, place, words) => {
  const found = told(text);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test.each([
  [
    'probes: { liveness: { tcp: http } }',
    'lb/port-health-mapping: the liveness probe asks the port "http", which the sidecar "proxy" does not have | add it to ports',
  ],
  ['env: { A: "$(A)" }', 'spec/conflict: $(A) in A stays as it is typed'],
  [
    'env: { A: { resource: limits.cpu, divisor: 1Mi } }',
    'spec/conflict: limits.cpu cannot be counted in 1Mi',
  ],
  ['lifecycle: { preStop: { sleep: 30 } }', 'spec/conflict: preStop sleeps 30 s'],
])('what is refused of the app is refused of the others: %s', (keys, words) => {
  const found = sidecar(keys);
  expect(found).toHaveLength(1);
  expect(found[0]?.location?.line).toBe(8);
  expect(wordsOf(found)[0]).toContain(words);
});

test('limits and keys of ConfigMaps too', () => {
  const limits = told(
    'containers: { proxy: { image: example.com/proxy:1.0, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } } }'.replace(
      /cpu: (\d)/g,
      "cpu: '$1'",
    ),
  );
  expect(placesOf(limits)).toEqual(['8:106 spec/conflict']);
  const config = `config: { settings: { data: { a: b } } }\n`;
  const keys = told(
    `${config}initContainers: [{ name: a, ${OTHER}, env: { A: { configMap: settings, key: c } } }]`,
  );
  expect(wordsOf(keys)[0]).toContain('config.settings has no key "c"');
  expect(keys[0]?.location?.line).toBe(9);
});

test.each([
  [`initContainers: [{ name: a, ${OTHER}, probes: {} }]`, 'unknown key "probes" in initContainers[0]'],
  [`initContainers: [{ ${OTHER} }]`, 'the key "name" is missing'],
  [`sidecars: { proxy: { image: example.com/proxy:1.0 } }`, 'the key "resources" is missing'],
  [`containers: { Proxy: { ${OTHER} } }`, '"Proxy" is not a usable name'],
  [
    `containers: { proxy: { ${OTHER}, ports: [{ name: a, containerPort: 1, servicePort: 1 }] } }`,
    'unknown key "servicePort"',
  ],
  [`containers: { proxy: { ${OTHER.replace(':1.0', ':latest')} } }`, 'has no fixed tag or digest'],
])('%s is no value', (text, message) => {
  expect(wordsOf(told(text))[0]).toContain(message);
});
