// Copied to the root of a repository, this adds a component, a rule, a danger and a format: see docs/extending.md.
import {
  at,
  chartRelease,
  chartUnit,
  defineComponent,
  defineConfig,
  defineDanger,
  defineFormat,
  defineRule,
  describeObject,
  describeRef,
  gitSource,
  guaranteed,
  KUBE_SYSTEM,
  maps,
  z,
} from 'nodeless/kit';

const NAME = 'metrics-server';
const REPOSITORY = 'kubernetes-sigs/metrics-server';
const CHART = 'charts/metrics-server';
const SIZE = { cpu: '100m', memory: '200Mi' };

/** Metrics Server as a chart. Source: https://github.com/kubernetes-sigs/metrics-server */
const metricsServer = defineComponent({
  key: 'metricsServer',
  title: 'Metrics Server',
  description: 'Metrics Server: how much CPU and memory pods use. false leaves it out.',
  options: z.strictObject({
    replicas: z.int().min(1).max(3).default(2).describe('Pods of the server. Default: 2.'),
  }),
  release: { schema: chartRelease('the chart of Metrics Server', gitSource(REPOSITORY, CHART)) },
  applications: [NAME],
  addonTwin: NAME,
  render: (input) => [
    chartUnit(input, {
      name: NAME,
      onRemoval: 'delete',
      values: { replicas: input.options.replicas, resources: guaranteed(SIZE) },
      clusterKinds: [
        { group: 'apiregistration.k8s.io', kind: 'APIService' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      ],
      pods: [
        {
          replicas: input.options.replicas,
          images: [input.image('registry.k8s.io/metrics-server/metrics-server')],
          resources: SIZE,
        },
      ],
    }),
  ],
});

/** Images of apps come from the company's own registry. */
const ownRegistry = defineRule({
  codes: [
    {
      code: 'example.com/own-registry',
      severity: 'warning',
      title: 'An image is not from the registry of the company',
    },
  ],
  *check({ resources, finding }) {
    for (const { manifest, origin } of resources) {
      if (manifest.kind !== 'Deployment' || manifest.metadata.namespace === KUBE_SYSTEM) continue;
      for (const container of maps(at(manifest, 'spec', 'template', 'spec', 'containers'))) {
        if (String(container.image).startsWith('example.com/')) continue;
        yield finding(
          origin.specPath,
          'example.com/own-registry',
          `${describeObject(manifest)} runs ${String(container.image)}, which is not from example.com`,
          { severity: 'warning', hint: 'push the image to example.com' },
        );
      }
    }
  },
});

/** Repositories of the images of a Deployment, without their versions. */
const repositoriesOf = (manifest) =>
  maps(at(manifest, 'spec', 'template', 'spec', 'containers'))
    .map(({ image }) => String(image).replace(/[:@][^/]*$/, ''))
    .join(', ');

/** A new version of a program is usual, another program under its name is not. */
const otherImage = defineDanger({
  id: 'example.com/other-image',
  severity: 'warning',
  consequence: 'another program gets the traffic, the permissions and the data of the app',
  remedy: 'ask the team that builds the image',
  *check({ changes }) {
    for (const on of changes) {
      if (on.object.kind !== 'Deployment' || on.operation !== 'changed') continue;
      const [before, after] = [repositoriesOf(on.before), repositoriesOf(on.after)];
      if (before !== after) yield { on, what: `runs ${after} instead of ${before}` };
    }
  },
});

/** For a chat: one line for each danger that nobody accepts. */
const chat = defineFormat({
  name: 'chat',
  title: 'one line for each danger that no waiver accepts',
  render: ({ dangers, changes }) =>
    [
      `${changes.length} changes: ${changes.map(({ object }) => describeRef(object)).join(', ')}`,
      ...dangers.filter(({ waiver }) => waiver === undefined).map(({ rule, title }) => `${rule}: ${title}`),
    ].join('\n'),
});

export default defineConfig({
  components: [metricsServer],
  rules: [ownRegistry],
  dangers: [otherImage],
  formats: [chat],
});
