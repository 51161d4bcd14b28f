import {
  containerSecurityContext,
  defineComponent,
  deployment,
  guaranteed,
  ImageReference,
  podSecurityContext,
  WAVE,
  z,
} from 'nodeless/kit';

const NAME = '__NAME__';

/** Asked for below `components.__KEY__` of a cluster.yaml, or of the defaults in clusters/fleet.yaml. */
export const __KEY__ = defineComponent({
  key: '__KEY__',
  title: '__TITLE__',
  description: '__TITLE__ runs in the cluster. false leaves it out.',
  options: z.strictObject({
    image: ImageReference.describe('Image with its tag or digest.'),
    replicas: z.int().min(1).max(10).default(2).describe('Pods. Default: 2.'),
  }),
  applications: [NAME],
  render: ({ options: { image, replicas }, specPath }) => [
    {
      name: NAME,
      project: 'platform',
      wave: WAVE.workloads,
      namespace: NAME,
      namespaces: [{ name: NAME, podSecurity: 'restricted' }],
      specPath,
      onRemoval: 'delete',
      source: {
        kind: 'manifests',
        draw: [
          deployment(NAME, NAME, {
            replicas,
            podSpec: {
              containers: [
                {
                  name: NAME,
                  image,
                  resources: guaranteed({ cpu: '100m', memory: '128Mi' }),
                  securityContext: containerSecurityContext(),
                },
              ],
              securityContext: podSecurityContext(10001),
            },
          }),
        ],
      },
    },
  ],
});
