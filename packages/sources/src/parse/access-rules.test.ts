import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const arn = (name: string) => `'arn:aws:iam::111122223333:role/${name}'`;
const access = (text: string) => parse(edited('cluster', 'apps: [web]', `access:\n${text}\napps: [web]`));

test('what is left out has a default', () => {
  expect(parse().model?.spec.access).toEqual({
    mode: 'API_AND_CONFIG_MAP',
    admins: [],
    entries: [],
    mappings: [],
    rbac: { roles: [], bindings: [] },
  });
});

test.each([
  `  breakGlass: ${arn('last-resort')}`,
  `  entries: [{ principal: ${arn('a')}, username: a, groups: [developers], policies: [{ policy: AmazonEKSViewPolicy, namespaces: [web, 'team-*'] }] }]`,
  `  entries: [{ principal: ${arn('n')}, type: EC2_LINUX }, { principal: ${arn('w')}, type: EC2_WINDOWS }]`,
  // eksctl lets an entry of Auto Mode have policies: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
  `  entries: [{ principal: ${arn('n')}, type: EC2, policies: [{ policy: AmazonEKSAutoNodePolicy }] }]`,
  `  mode: CONFIG_MAP\n  mappings: [{ principal: ${arn('a')}, username: a, groups: ['system:masters'] }]`,
  `  mode: API\n  admins: [${arn('a')}]`,
  '  rbac: { bindings: [{ name: karpenter, role: view, groups: [g], namespaces: [web, kube-system] }] }',
  '  rbac: { bindings: [{ name: karpenter-admin, role: view, groups: [g] }] }',
  '  rbac: { roles: [{ name: restarter, rules: [{ apiGroups: [apps], resources: [deployments], verbs: [patch] }] }], bindings: [{ name: b, role: restarter, groups: [g] }] }',
])('%s is fine', (text) => {
  expect(access(text).diagnostics).toEqual([]);
});

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html, eksctl's access_entry.go
test.each([
  [`  admins: [${arn('a')}]\n  breakGlass: ${arn('a')}`, '22:15 spec/duplicate-name'],
  [`  mode: CONFIG_MAP\n  admins: [${arn('a')}]`, '22:12 spec/conflict'],
  [`  mode: API\n  mappings: [{ principal: ${arn('a')}, username: a, groups: [g] }]`, '22:27 spec/conflict'],
  [`  entries: [{ principal: ${arn('a')}, type: FARGATE_LINUX, username: a }]`, '21:93 spec/conflict'],
  [`  entries: [{ principal: ${arn('a')}, type: HYPERPOD_LINUX }]`, '21:68 spec/invalid-value'],
  [`  entries: [{ principal: ${arn('a')}, groups: ['eks:x'] }]`, '21:71 spec/invalid-value'],
  [
    `  entries: [{ principal: ${arn('a')}, policies: [{ policy: AmazonEKSComputePolicy }] }]`,
    '21:83 spec/invalid-value',
  ],
  ["  admins: ['arn:aws:iam::111122223333:root']", '21:12 spec/invalid-value'],
  ["  admins: ['arn:aws:sts::111122223333:assumed-role/a/b']", '21:12 spec/invalid-value'],
  ['  rbac: { bindings: [{ name: b, role: veiw, groups: [g] }] }', '21:39 spec/invalid-value'],
  [
    '  rbac: { roles: [{ name: view, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }] }',
    '21:27 spec/invalid-name',
  ],
  [
    '  rbac: { roles: [{ name: karpenter, rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }] }] }',
    '21:27 spec/invalid-name',
  ],
  ['  rbac: { bindings: [{ name: cluster-admin, role: view, groups: [g] }] }', '21:30 spec/invalid-name'],
  [
    '  rbac: { bindings: [{ name: cluster-autoscaler, role: view, groups: [g] }] }',
    '21:30 spec/invalid-name',
  ],
  [
    '  rbac: { bindings: [{ name: karpenter-dns, role: view, groups: [g], namespaces: [web, kube-system] }] }',
    '21:30 spec/invalid-name',
  ],
  ['  rbac: { bindings: [{ name: argocd-server, role: view, groups: [g] }] }', '21:30 spec/invalid-name'],
])('%s is refused at %s', (text, place) => {
  expect(placesOf(access(text).diagnostics)).toEqual([place]);
});

test('both sides of a conflict are shown', () => {
  const { diagnostics } = access(
    `  mode: API\n  mappings: [{ principal: ${arn('a')}, username: a, groups: [g] }]`,
  );
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: access.mode API does not read aws-auth: the mappings would have no effect | write entries instead of mappings, or mode: API_AND_CONFIG_MAP',
  ]);
  expect(diagnostics[0]?.related).toEqual([
    { message: 'access.mode', location: expect.objectContaining({ line: 21, column: 9 }) },
  ]);
});

test('a name that is taken is answered with its owner, and where', () => {
  const { diagnostics } = access(
    '  rbac: { bindings: [{ name: karpenter, role: view, groups: [g] }, { name: argocd-redis, role: view, groups: [g], namespaces: [web, argocd] }] }',
  );
  expect(wordsOf(diagnostics)).toEqual([
    'spec/invalid-name: "karpenter" is a binding of Karpenter | choose another name: two owners would overwrite the object of each other',
    'spec/invalid-name: "argocd-redis" is a binding of Argo CD in the namespace argocd | choose another name: two owners would overwrite the object of each other',
  ]);
});

test('a role that is not there is answered with the nearest', () => {
  const { diagnostics } = access('  rbac: { bindings: [{ name: b, role: veiw, groups: [g] }] }');
  expect(wordsOf(diagnostics)).toEqual([
    'spec/invalid-value: access.rbac holds no role "veiw" | did you mean "view"?',
  ]);
});
