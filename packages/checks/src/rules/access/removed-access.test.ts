import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { run } from '../../testing/view.ts';
import { removedAccess } from './removed-access.ts';

const NODES = 'arn:aws:iam::111122223333:role/KarpenterNodeRole-test';
const KARPENTER = `compute: { karpenter: { nodePools: [{ name: default, architectures: [amd64], limits: { cpu: '9' } }] } }\n`;
const found = (head: string, overlay: string, config: Partial<ClusterConfig> = {}) =>
  run(removedAccess, { cluster: `${head}eksctl: ${overlay}\n` }, [], [], config);
/** Where the entry begins in the line of the overlay. */
const at = (line: number, overlay: string, entry: string) =>
  expect.objectContaining({
    file: 'clusters/test/cluster.yaml',
    line,
    column: `eksctl: ${overlay.slice(0, overlay.indexOf(entry))}`.length + 1,
  });

// Source: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
describe('the access entry of nodes', () => {
  const overlay = `{ accessConfig: { accessEntries: [{ principalARN: '${NODES}', $remove: true }] } }`;

  test('of Karpenter that goes', () => {
    expect(found(KARPENTER, overlay)).toEqual([
      {
        code: 'karpenter/node-role-can-join',
        severity: 'warning',
        message: `nothing lets the nodes of Karpenter into the cluster: their instances start with the role ${NODES}, never join, and are made again and again, while all pods wait`,
        hint: 'leave this out, unless somebody else makes the access entry of type EC2_LINUX for that role',
        location: at(7, overlay, '{ principalARN'),
      },
    ]);
  });

  test('that goes where a mapping lets them in, or a cluster without such nodes', () => {
    const groups = ['system:bootstrappers', 'system:nodes'];
    expect(found(KARPENTER, overlay, { iamIdentityMappings: [{ arn: NODES, groups }] })).toEqual([]);
    expect(found(KARPENTER, overlay, { accessConfig: { accessEntries: [{ principalARN: NODES }] } })).toEqual(
      [],
    );
    expect(found('', overlay)).toEqual([]);
    expect(found(KARPENTER, '{}')).toEqual([]);
  });

  test('as a mapping of aws-auth', () => {
    const mapping = `{ iamIdentityMappings: [{ arn: '${NODES}', $remove: true }] }`;
    const [one, ...others] = found(`${KARPENTER}access: { mode: CONFIG_MAP }\n`, mapping);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      code: 'karpenter/node-role-can-join',
      location: at(8, mapping, '{ arn'),
    });
  });

  test('of a node class of EKS Auto Mode', () => {
    const role = 'arn:aws:iam::111122223333:role/own';
    const autoMode = `compute: { autoMode: { nodeClasses: [{ name: own, role: own }], nodePools: [{ name: default, nodeClass: own, architectures: [amd64], limits: { cpu: '9' } }] } }\n`;
    const overlayOfRole = overlay.replace(NODES, role);
    expect(found(autoMode, overlayOfRole)).toEqual([
      expect.objectContaining({
        code: 'karpenter/node-role-can-join',
        hint: 'leave this out, unless somebody else makes the access entry of type EC2 for that role',
        location: at(7, overlayOfRole, '{ principalARN'),
      }),
    ]);
  });
});

describe('the role of a controller', () => {
  const DNS = 'components: { externalDns: { domain: example.com } }\n';
  const overlay =
    '{ iam: { serviceAccounts: [{ metadata: { namespace: kube-system, name: external-dns }, $remove: true }] } }';

  test('by IRSA that goes', () => {
    expect(found(DNS, overlay)).toEqual([
      {
        code: 'access/workload-identity-chain',
        severity: 'warning',
        message:
          'kube-system/external-dns would get no credentials of AWS, and what components.externalDns asks for stops working: it runs with the role arn:aws:iam::111122223333:role/test-external-dns, which nothing makes any more',
        hint: 'leave this out, unless somebody else makes the role test-external-dns',
        related: [{ message: 'needed here', location: expect.objectContaining({ line: 6, column: 28 }) }],
        location: at(7, overlay, '{ metadata'),
      },
    ]);
  });

  test('that stays, or that goes with its component', () => {
    const serviceAccounts = [{ metadata: { namespace: 'kube-system', name: 'external-dns' } }];
    expect(found(DNS, overlay, { iam: { serviceAccounts } })).toEqual([]);
    expect(found('', overlay)).toEqual([]);
  });

  test('by Pod Identity that goes, of a component and of an add-on', () => {
    const head = `addons: { eks-pod-identity-agent: {}, aws-ebs-csi-driver: {} }\niam: { identity: { by: pod-identity } }\n${DNS}`;
    const gone = '{ namespace: kube-system, serviceAccountName: external-dns, $remove: true }';
    const driver = '{ namespace: kube-system, serviceAccountName: ebs-csi-controller-sa, $remove: true }';
    const overlays = `{ iam: { podIdentityAssociations: [${gone}] }, addons: [{ name: aws-ebs-csi-driver, podIdentityAssociations: [${driver}] }] }`;
    expect(found(head, overlays).map(({ message, hint, location }) => [message, hint, location])).toEqual([
      [
        'kube-system/ebs-csi-controller-sa would get no credentials of AWS, and what addons.aws-ebs-csi-driver asks for stops working: no association gives it a role any more',
        'leave this out, unless somebody else makes the Pod Identity association of this service account',
        at(9, overlays, driver),
      ],
      [
        'kube-system/external-dns would get no credentials of AWS, and what components.externalDns asks for stops working: no association gives it a role any more',
        'leave this out, unless somebody else makes the Pod Identity association of this service account',
        at(9, overlays, gone),
      ],
    ]);
  });
});
