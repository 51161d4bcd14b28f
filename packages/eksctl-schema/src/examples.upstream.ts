import { namesIn, readText, upstreamReleases } from '@nodeless/contract-tables/upstream';
import { parse, parseAllDocuments } from 'yaml';
import { lawsOf } from './testing/laws.ts';
import { validateClusterConfig } from './validate.ts';

/** Every example of eksctl v0.230.0 and its next commit. */
const EXAMPLES = [
  '01-simple-cluster',
  '02-custom-vpc-cidr-no-nodes',
  '03-two-nodegroups',
  '04-existing-vpc',
  '05-advanced-nodegroups',
  '06-csi-drivers',
  '07-ssh-keys',
  '08-spot-instances',
  '09-nat-gateways',
  '10-encrypted-volumes',
  '11-cloudwatch-cluster-logging',
  '12-gitops-toolkit',
  '13-iamserviceaccounts',
  '14-windows-nodes',
  '15-managed-nodes',
  '16-fargate-profile',
  '17-permissions-boundary',
  '18-node-to-pod-label-matching',
  '19-kms-cluster',
  '20-bottlerocket',
  '22-managed-nodes-launch-template',
  '23-kubeflow-spot-instance',
  '24-nodegroup-subnets',
  '25-addons',
  '26-managed-nodegroup-spot-instances',
  '27-oidc-provider',
  '28-instance-selector',
  '29-cluster-with-karpenter',
  '30-vpc-with-ip-family',
  '31-override-bootstrap-command-unmanaged-nodegroup',
  '32-windows-nodes-with-containerd',
  '33-local-zones',
  '34-taints',
  '35-iamidentitymappings',
  '35-outposts',
  '36-outposts-vpc',
  '37-outposts-fully-private',
  '38-cluster-subnets-sgs',
  '39-pod-identity-association',
  '40-access-entries',
  '41-zonal-shift',
  '42-auto-mode',
  '43-hybrid-nodes',
  '44-node-repair',
  '45-upgrade-policy-example',
  '46-control-plane-scaling-config',
  '47-auto-mode-with-ack-kro-capabilities',
  '48-auto-mode-with-argocd-capabilities',
  '49-control-plane-on-private-subnets',
];

/** Examples that are refused, with the reason. All others are good. */
const REFUSED: { readonly [file: string]: readonly string[] } = {
  // The first group is older than Kubernetes 1.33, which is less than eksctl takes without a version: SetNodeGroupDefaults
  // in defaults.go refuses Amazon Linux 2, and ValidateNodeGroup in validation.go an own image without a bootstrap command.
  '05-advanced-nodegroups': ['nodeGroups.0', 'nodeGroups.0.amiFamily'],
  // Words of eksctl's documentation that EKS does not know: its API has Replace, Reboot and NoAction.
  '44-node-repair': [
    'managedNodeGroups.3.nodeRepairConfig.nodeRepairConfigOverrides.0.repairAction',
    'managedNodeGroups.3.nodeRepairConfig.nodeRepairConfigOverrides.1.repairAction',
    'managedNodeGroups.4.nodeRepairConfig.nodeRepairConfigOverrides.0.repairAction',
  ],
  // A key that is newer than v0.230.0.
  '49-control-plane-on-private-subnets': ['vpc.controlPlaneOnPrivateSubnets'],
};

const [, newest] = upstreamReleases();
const documentsOf = (name: string): unknown[] =>
  parseAllDocuments(readText(newest, `eksctl/examples/${name}.yaml`)).map((document): unknown =>
    document.toJS(),
  );

test('the list names every example', () => {
  expect(EXAMPLES.map((name) => `${name}.yaml`)).toEqual(namesIn(newest, 'eksctl/examples'));
  expect(EXAMPLES).toHaveLength(49);
});

test.each(EXAMPLES)('%s', (name) => {
  const found = documentsOf(name).flatMap((document) =>
    validateClusterConfig(document, { parseYaml: parse }),
  );
  expect(found.map(({ path }) => path.join('.')).sort()).toEqual(REFUSED[name] ?? []);
});

const laws = lawsOf(EXAMPLES.flatMap(documentsOf));

test('no changed example makes the validator throw', () => laws.neverThrows(500));

test('the JSON Schema and the validator agree about single values', () => laws.schemasAgree(500));

test('nothing is good here that eksctl publishes as bad, but for its mistakes', () => laws.isNoLooser(500));
