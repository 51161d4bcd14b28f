import { adopt } from './adopt.ts';

const input = (text: string, path = '<stdin>') => ({ path, bytes: Buffer.from(text) });
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: yes, b: "012" }\n';

test('a file for each object, named after it, of any number of inputs', () => {
  const { files, findings } = adopt('shop', [
    input(`# gone\n${CONFIG}---\n${CONFIG.replace('name: shop', 'name: shop, namespace: other')}`),
    input(
      '{"apiVersion":"v1","kind":"Service","metadata":{"name":"shop"},"spec":{"ports":[{"port":80}]}}',
      'a.json',
    ),
  ]);
  expect(findings).toEqual([]);
  expect(files).toEqual([
    {
      path: 'apps/shop/manifests/configmap-shop-other.yaml',
      text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n  namespace: other\ndata:\n  a: true\n  b: "012"\n',
    },
    {
      path: 'apps/shop/manifests/configmap-shop.yaml',
      text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  a: true\n  b: "012"\n',
    },
    {
      path: 'apps/shop/manifests/service-shop.yaml',
      text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\nspec:\n  ports:\n    - port: 80\n',
    },
  ]);
});

test('a name is cut where a file could not have it', () => {
  const long = (last: string) => CONFIG.replace('name: shop', `name: ${'x'.repeat(250)}${last}`);
  const { files } = adopt('shop', [input(`${long('a')}---\n${long('b')}`)]);
  const start = `apps/shop/manifests/configmap-${'x'.repeat(170)}`;
  expect(files.map(({ path }) => path)).toEqual([`${start}-2.yaml`, `${start}.yaml`]);
});

test('app.yaml where the namespace or the level is another one than by default', () => {
  const pod = (context: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: front }\nspec: { containers: [{ name: a, image: x${context} }] }\n`;
  const [settings] = adopt('shop', [input(pod(''))]).files;
  expect(settings).toEqual({
    path: 'apps/shop/app.yaml',
    text: 'apiVersion: nodeless/v1alpha1\nkind: Manifests\nname: shop\nnamespace: front\npodSecurity: baseline\n',
  });
  const [privileged] = adopt('shop', [input(pod(', securityContext: { privileged: true }'))]).files;
  expect(privileged?.text).toContain('podSecurity: privileged');
  const [first] = adopt('shop', [input(CONFIG.replace('name: shop', 'name: shop, namespace: shop'))]).files;
  expect(first?.path).toBe('apps/shop/manifests/configmap-shop.yaml');
});

test('a Namespace is left out, because Nodeless makes it', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: shop } }\n';
  const { files, findings } = adopt('shop', [input([namespace, CONFIG].join('---\n'))]);
  expect(files.map(({ path }) => path)).toEqual(['apps/shop/manifests/configmap-shop.yaml']);
  expect(findings).toMatchObject([
    {
      code: 'adopt/left-out',
      severity: 'info',
      message:
        'Namespace shop is left out: Nodeless makes the namespaces of apps, with the level of podSecurity',
      location: { line: 2, column: 7 },
    },
  ]);
});

test('an object of the whole cluster is refused, with what to do', () => {
  const role =
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: shop }\nrules: []\n';
  const { files, findings } = adopt('shop', [input([CONFIG, role].join('---\n'))]);
  expect(files).toEqual([]);
  expect(findings).toMatchObject([
    {
      code: 'manifests/cluster-scoped',
      severity: 'error',
      hint: 'take it out of the input, and leave it to a component of the platform (docs/extending.md)',
      location: { line: 7, column: 7 },
    },
  ]);
});

test('what something else makes is left out, and said', () => {
  const owned = CONFIG.replace('name: shop', 'name: x, ownerReferences: [{ kind: Certificate, name: tls }]');
  const root = CONFIG.replace('name: shop', 'name: kube-root-ca.crt');
  const { files, findings } = adopt('shop', [input([CONFIG, owned, root].join('---\n'))]);
  expect(files).toHaveLength(1);
  expect(findings).toMatchObject([
    {
      code: 'adopt/left-out',
      severity: 'info',
      message: 'ConfigMap x is left out: Certificate tls makes it',
      location: { file: '<stdin>', line: 7, column: 7 },
    },
    { message: 'ConfigMap kube-root-ca.crt is left out: Kubernetes makes it in every namespace' },
  ]);
});

test('what a server made is taken away, and said', () => {
  const text =
    'apiVersion: v1\nkind: Service\nmetadata: { name: shop, uid: u }\nspec: { type: ClusterIP }\nstatus: {}\n';
  const { findings } = adopt('shop', [input(text)]);
  expect(findings).toEqual([
    {
      code: 'adopt/taken-away',
      severity: 'info',
      message: 'taken away from Service shop: metadata.uid, status, 1 default',
      location: { file: '<stdin>', line: 2, column: 7, endLine: 2, endColumn: 14 },
    },
  ]);
});

test('a release of Helm has to be given up', () => {
  const helm = CONFIG.replace('name: shop', 'name: shop, labels: { app.kubernetes.io/managed-by: Helm }');
  expect(adopt('shop', [input(helm)]).notes).toEqual([expect.stringContaining('never helm uninstall')]);
  expect(adopt('shop', [input(CONFIG)]).notes).toEqual([]);
});

test.each([
  ['apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { a: eA== }\n', '4:7 adopt/secret'],
  ['apiVersion: v1\nkind: Node\nmetadata: { name: a, uid: u }\n', '2:7 manifests/cluster-scoped'],
  ['apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kube-root-ca.crt }\n', '1:1 adopt/nothing-to-adopt'],
  ['a: [\n', '1:4 yaml/syntax'],
])('%j: nothing is written', (text, place) => {
  const { files, findings } = adopt('shop', [input(text)]);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(files).toEqual([]);
  expect(errors.map(({ location, code }) => `${location?.line}:${location?.column} ${code}`)).toEqual([
    place,
  ]);
});
