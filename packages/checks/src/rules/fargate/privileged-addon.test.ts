import { run } from '../../testing/view.ts';
import { privilegedAddon } from './privileged-addon.ts';

const profile = (selector: string) =>
  `compute: { fargate: { profiles: [{ name: system, selectors: [${selector}] }] } }\n`;
const EFS = 'addons: { aws-efs-csi-driver: {} }\n';
const ALL = profile('{ namespace: kube-system }');

test('the controller of EFS cannot start on Fargate', () => {
  const found = run(privilegedAddon, { cluster: ALL + EFS });
  expect(found).toEqual([
    {
      code: 'fargate/unsupported-pod-spec',
      severity: 'error',
      message:
        'Deployment kube-system/efs-csi-controller of the add-on aws-efs-csi-driver runs on Fargate (profile "system") and is privileged, which Fargate does not have',
      hint: expect.stringContaining('privileged: false'),
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 7, column: 31 }),
      related: [
        {
          message: 'this profile takes its pods',
          location: expect.objectContaining({ line: 6, column: 34 }),
        },
      ],
    },
  ]);
});

test.each([
  ['no profile', EFS],
  ['a profile for CoreDNS alone', profile('{ namespace: kube-system, labels: { k8s-app: kube-dns } }') + EFS],
  ['the add-on left out', `${ALL}addons: { aws-efs-csi-driver: false }\n`],
  [
    'a controller that is not privileged',
    `${ALL}addons: { aws-efs-csi-driver: { configuration: { controller: { containerSecurityContext: { privileged: false } } } } }\n`,
  ],
  // https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html: the controller runs on Fargate, the node part does not
  ['the controller of EBS', `${ALL}addons: { aws-ebs-csi-driver: {} }\n`],
  ['a DaemonSet', `${ALL}addons: { eks-pod-identity-agent: {} }\n`],
])('%s is fine', (_, cluster) => {
  expect(run(privilegedAddon, { cluster })).toEqual([]);
});
