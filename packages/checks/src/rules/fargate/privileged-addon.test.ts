import { run } from '../../testing/view.ts';
import { privilegedAddon } from './privileged-addon.ts';

const profile = (selector: string) =>
  `compute: { fargate: { profiles: [{ name: system, selectors: [${selector}] }] } }\n`;
const efs = (controller: string) =>
  `addons: { aws-efs-csi-driver: { configuration: { controller: { ${controller} } } } }\n`;
const EFS = efs('containerSecurityContext: { privileged: true }');
const ALL = profile('{ namespace: kube-system }');

test('a privileged controller of EFS cannot start on Fargate', () => {
  const found = run(privilegedAddon, { cluster: ALL + EFS });
  expect(found).toEqual([
    {
      code: 'fargate/unsupported-pod-spec',
      severity: 'error',
      message:
        'Deployment kube-system/efs-csi-controller of the add-on aws-efs-csi-driver runs on Fargate (profile "system") and controller.containerSecurityContext.privileged makes it privileged, which Fargate does not have',
      hint: expect.stringContaining('leave controller.containerSecurityContext.privileged out'),
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 7, column: 104 }),
      related: [
        {
          message: 'this profile takes its pods',
          location: expect.objectContaining({ line: 6, column: 34 }),
        },
      ],
    },
  ]);
});

test('folders are deleted by a privileged controller only', () => {
  const found = run(privilegedAddon, { cluster: ALL + efs('deleteAccessPointRootDir: true') });
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringContaining('and controller.deleteAccessPointRootDir makes it privileged'),
  ]);
});

test.each([
  ['no profile', EFS],
  // provision leaves the privileges out there
  ['a controller that nobody configures', `${ALL}addons: { aws-efs-csi-driver: {} }\n`],
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
