import { COMPONENTS, chartRelease, defineComponent, gitSource, type Catalogue } from '@nodeless/catalogue';
import { chartUnit, guaranteed } from '@nodeless/catalogue/render';

import { jsonSchemas, platformApplications } from '@nodeless/sources';
import { z } from 'zod';
import { applicationOf, outputOf } from '../testing/output.ts';

const NAME = 'metrics-server';
const SIZE = { cpu: '100m', memory: '200Mi' };
const SOURCE = {
  repoURL: 'https://git.example.com/metrics-server',
  commit: 'f'.repeat(40),
  path: 'charts/metrics-server',
};

/** What the folder of a new component would hold. */
const metricsServer = defineComponent({
  key: 'metricsServer',
  title: 'Metrics Server',
  description: 'Metrics Server: how much CPU and memory pods use. false leaves it out.',
  options: z.strictObject({
    replicas: z.int().min(1).max(3).default(2).describe('Pods of the server. Default: 2.'),
  }),
  release: {
    schema: chartRelease(
      'the chart of Metrics Server',
      gitSource(`example/${NAME}`, 'charts/metrics-server'),
    ),
    shipped: { version: '3.13.0', source: SOURCE },
  },
  applications: [NAME],
  render: (input) => [
    chartUnit(input, {
      name: NAME,
      values: { replicas: input.options.replicas, resources: guaranteed(SIZE) },
      clusterKinds: [{ group: 'apiregistration.k8s.io', kind: 'APIService' }],
      pods: [
        { replicas: input.options.replicas, images: [input.image(`example.com/${NAME}`)], resources: SIZE },
      ],
    }),
  ],
});

/** With its line in the registry. */
const catalogue: Catalogue = { ...COMPONENTS, metricsServer };

/** A chart component is a folder and a line in the registry: everything else follows from the definition. */
describe('a new chart component', () => {
  const output = outputOf({ cluster: { components: { metricsServer: { replicas: 3 } } } }, catalogue);

  test('has its Application, at the commit that it ships, with the values', () => {
    expect(applicationOf(output, NAME).spec).toMatchObject({
      project: 'platform',
      destination: { name: 'in-cluster', namespace: 'kube-system' },
      source: {
        repoURL: SOURCE.repoURL,
        targetRevision: SOURCE.commit,
        path: SOURCE.path,
        helm: {
          releaseName: NAME,
          valuesObject: { replicas: 3, resources: { requests: SIZE, limits: SIZE } },
        },
      },
    });
  });

  test('tells the checks of its pods', () => {
    expect(output.applications.find(({ name }) => name === NAME)?.pods).toEqual([
      {
        workload: 'Deployment',
        name: NAME,
        namespace: 'kube-system',
        labels: { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': NAME },
        replicas: 3,
        images: [`example.com/${NAME}`],
        resources: SIZE,
      },
    ]);
  });

  test('is permitted by the project of the platform', () => {
    const project = output.resources.find(
      ({ manifest }) => manifest.kind === 'AppProject' && manifest.metadata.name === 'platform',
    );
    expect(project?.manifest['spec']).toMatchObject({
      sourceRepos: expect.arrayContaining([SOURCE.repoURL]) as unknown,
      clusterResourceWhitelist: expect.arrayContaining([
        { group: 'apiregistration.k8s.io', kind: 'APIService' },
      ]) as unknown,
    });
  });

  test('is in the schema that editors use, and no app may have its name', () => {
    const schema = jsonSchemas(catalogue)['cluster.schema.json'];
    expect(JSON.stringify(schema)).toContain('Pods of the server. Default: 2.');
    expect(platformApplications(catalogue)).toContain(NAME);
  });
});
