import { rmSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { Id } from './argocd-simulation/objects.ts';
import type { Scenario } from './scenario.ts';

export const CLUSTER = 'nodeless-seoul';
const SOURCE = `clusters/${CLUSTER}/cluster.yaml`;
const rendered = (path: string) => `clusters/${CLUSTER}/rendered/${path}`;

type Json = Record<string, unknown>;

/** A file of apps/ that is like that of `inflate`, with some texts replaced. */
const app =
  (name: string, image?: string): Scenario['edit'] =>
  (repository) => {
    const text = repository.read('apps/inflate/app.yaml').replace('name: inflate', `name: ${name}`);
    repository.write(
      `apps/${name}/app.yaml`,
      text.replace(/^image: .*$/m, (line) => image ?? line),
    );
  };
const ECHO = app('echo', 'image: registry.k8s.io/e2e-test-images/agnhost:2.53');

/** Changes one rendered object. */
const object =
  (path: string, change: (value: Json) => Json): Scenario['edit'] =>
  (repository) =>
    repository.write(rendered(path), stringify(change(parse(repository.read(rendered(path))) as Json)));

const INFLATE = 'manifests/inflate/deployment-inflate.inflate.yaml';
const selector = (value: Json): Json => ({
  ...value,
  spec: { ...(value['spec'] as Json), selector: { matchLabels: { app: 'other' } } },
});

const namespaced = (group: string, kind: string, namespace: string, name: string): Id => ({
  group,
  kind,
  namespace,
  name,
});
const deploymentOf = (name: string) => namespaced('apps', 'Deployment', name, name);
const applicationOf = (name: string) => namespaced('argoproj.io', 'Application', 'argocd', name);
const PAUSE_PODS = namespaced('apps', 'Deployment', 'pause', 'pause-pods');
const ACCOUNT = namespaced('', 'ServiceAccount', 'kube-system', 'kube-ops-view');
const LEFT_COMPONENT: Scenario['dangers'] = [
  ['deletions/application-stays', 'Application argocd/headroom leaves the tree, and Argo CD never prunes it'],
  [
    'deletions/left-behind',
    'Namespace pause goes from git and stays in the cluster, because it is protected',
  ],
  [
    'deletions/left-behind',
    'Application argocd/headroom goes from git and stays in the cluster, because it is protected',
  ],
];
const NOT_PERMITTED = { headroom: 'application destination is not permitted in project' };

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an app comes',
    changes: [
      'added Deployment echo in echo',
      'added Namespace echo in namespaces',
      'added Application echo in root',
    ],
    dangers: [],
    waiting: {},
    live: [deploymentOf('echo')],
    edit: (repository) => {
      ECHO(repository);
      repository.edit(SOURCE, 'apps: [inflate]', 'apps: [inflate, echo]');
    },
  },
  {
    name: 'an app is renamed',
    changes: [
      'added Deployment balloon in balloon',
      'removed Deployment inflate in inflate',
      'added Namespace balloon in namespaces',
      'removed Namespace inflate in namespaces',
      'renamed Application balloon in root',
    ],
    dangers: [
      [
        'deletions/application-cascade',
        'Application argocd/inflate is deleted with all that it has deployed',
      ],
      [
        'argocd/application-renamed',
        'Application argocd/balloon is the Application inflate under another name',
      ],
      [
        'deletions/left-behind',
        'Namespace inflate goes from git and stays in the cluster, because it is protected',
      ],
    ],
    waiting: {},
    live: [deploymentOf('balloon'), { group: '', kind: 'Namespace', name: 'inflate' }],
    gone: [deploymentOf('inflate'), applicationOf('inflate')],
    edit: (repository) => {
      app('balloon')(repository);
      repository.edit(SOURCE, 'apps: [inflate]', 'apps: [balloon]');
    },
  },
  {
    name: 'an app goes',
    changes: [
      'removed Deployment inflate in inflate',
      'removed Namespace inflate in namespaces',
      'removed Application inflate in root',
    ],
    dangers: [
      [
        'deletions/application-cascade',
        'Application argocd/inflate is deleted with all that it has deployed',
      ],
      [
        'deletions/left-behind',
        'Namespace inflate goes from git and stays in the cluster, because it is protected',
      ],
    ],
    waiting: {},
    live: [{ group: '', kind: 'Namespace', name: 'inflate' }],
    gone: [deploymentOf('inflate'), applicationOf('inflate')],
    edit: (repository) => repository.edit(SOURCE, 'apps: [inflate]', 'apps: []'),
  },
  {
    name: 'an object moves to another Application',
    changes: ['moved ServiceAccount kube-ops-view in scheduling'],
    dangers: [
      [
        'argocd/moved',
        'ServiceAccount kube-system/kube-ops-view moves from the Application kube-ops-view to scheduling: pods that need it do not start in between',
      ],
    ],
    waiting: {},
    live: [ACCOUNT],
    byHand: true,
    edit: (repository) => {
      const file = 'serviceaccount-kube-ops-view.kube-system.yaml';
      repository.write(
        rendered(`manifests/scheduling/${file}`),
        repository.read(rendered(`manifests/kube-ops-view/${file}`)),
      );
      rmSync(repository.path(rendered(`manifests/kube-ops-view/${file}`)));
    },
  },
  {
    name: 'a component goes',
    changes: [
      'removed Deployment pause-pods in headroom',
      'removed Namespace pause in namespaces',
      'removed Application headroom in root',
      'changed AppProject platform in root',
      'changed AppProject workloads in root',
    ],
    dangers: LEFT_COMPONENT,
    waiting: NOT_PERMITTED,
    live: [PAUSE_PODS, applicationOf('headroom')],
    edit: (repository) =>
      repository.edit(SOURCE, "scheduling:\n  headroom: { replicas: 2, requests: { cpu: '1' } }\n", ''),
  },
  {
    name: 'a component is retired',
    changes: ['removed Deployment pause-pods in headroom', 'changed Application headroom in root'],
    dangers: [
      ['deletions/application-emptied', 'Application argocd/headroom follows a folder without objects'],
    ],
    waiting: {},
    live: [applicationOf('headroom')],
    gone: [PAUSE_PODS],
    edit: (repository) =>
      repository.edit(SOURCE, 'apps: [inflate]', 'argocd: { retire: { headroom: delete } }\napps: [inflate]'),
  },
  {
    name: 'a component goes while an app comes',
    changes: [
      'added Deployment echo in echo',
      'removed Deployment pause-pods in headroom',
      'added Namespace echo in namespaces',
      'removed Namespace pause in namespaces',
      'added Application echo in root',
      'removed Application headroom in root',
      'changed AppProject platform in root',
      'changed AppProject workloads in root',
    ],
    dangers: LEFT_COMPONENT,
    waiting: NOT_PERMITTED,
    live: [PAUSE_PODS, deploymentOf('echo')],
    edit: (repository) => {
      repository.edit(SOURCE, "scheduling:\n  headroom: { replicas: 2, requests: { cpu: '1' } }\n", '');
      ECHO(repository);
      repository.edit(SOURCE, 'apps: [inflate]', 'apps: [inflate, echo]');
    },
  },
  {
    name: 'values of a chart are wrong',
    changes: ['changed Application external-dns in root'],
    dangers: [],
    waiting: { 'external-dns': 'external-dns: execution error in the chart' },
    reverts: true,
    byHand: true,
    edit: object('argocd/applications/external-dns.yaml', (value) => {
      const spec = value['spec'] as { source: { helm: { valuesObject: Json } } };
      spec.source.helm.valuesObject = { ...spec.source.helm.valuesObject, broken: true };
      return value;
    }),
  },
  {
    name: 'Argo CD is upgraded',
    changes: ['changed Application argocd in root'],
    dangers: [
      ['availability/platform-application', 'Application argocd/argocd is what keeps the cluster running'],
    ],
    waiting: {},
    byHand: true,
    edit: object('argocd/applications/argocd.yaml', (value) => {
      const spec = value['spec'] as { source: Json; info: Json[] };
      spec.source['targetRevision'] = 'b'.repeat(40);
      spec.info = [{ name: 'Release', value: 'v3.5.2' }];
      return value;
    }),
  },
  {
    name: 'an immutable field changes',
    changes: ['changed Deployment inflate in inflate'],
    dangers: [
      [
        'immutable-fields/selector',
        'Deployment inflate/inflate changes spec.selector.matchLabels.app, which cannot be changed',
      ],
      [
        'immutable-fields/selector',
        'Deployment inflate/inflate changes spec.selector.matchLabels["app.kubernetes.io/name"], which cannot be changed',
      ],
    ],
    waiting: { inflate: 'Deployment inflate/inflate: field is immutable' },
    live: [deploymentOf('inflate')],
    reverts: true,
    byHand: true,
    edit: object(INFLATE, selector),
  },
  {
    name: 'an object of a kind that the project refuses comes',
    changes: ['added ResourceQuota inflate in inflate'],
    dangers: [
      [
        'argocd/not-permitted',
        'ResourceQuota inflate/inflate is of a kind that the project workloads of its Application inflate does not permit',
      ],
    ],
    waiting: { inflate: 'resource :ResourceQuota is not permitted in project workloads' },
    gone: [namespaced('', 'ResourceQuota', 'inflate', 'inflate')],
    reverts: true,
    byHand: true,
    edit: (repository) =>
      repository.write(
        rendered('manifests/inflate/resourcequota-inflate.inflate.yaml'),
        'apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: inflate\n  namespace: inflate\n',
      ),
  },
  {
    name: 'a hand deletes an object',
    changes: [],
    dangers: [],
    waiting: {},
    live: [deploymentOf('inflate')],
    byHand: true,
    before: (simulation) => {
      const live = simulation.live.get({
        group: 'apps',
        kind: 'Deployment',
        namespace: 'inflate',
        name: 'inflate',
      });
      if (live !== undefined) simulation.live.delete(live);
    },
    edit: () => undefined,
  },
];
