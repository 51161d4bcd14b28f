import { readdirSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { contractsFolder, contractTest, contractText } from './testing/contracts.ts';
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

contractTest('the list names every example (needs ../shared/contracts)', () => {
  const files = readdirSync(contractsFolder('eksctl/examples'));
  expect(EXAMPLES.map((name) => `${name}.yaml`)).toEqual(files.sort());
  expect(EXAMPLES).toHaveLength(49);
});

for (const file of EXAMPLES) {
  const refused = REFUSED[file] ?? [];
  contractTest(
    `eksctl's example ${file} is ${refused.length === 0 ? 'good' : 'refused'} (needs ../shared/contracts)`,
    () => {
      const documents = parseAllDocuments(contractText(`eksctl/examples/${file}.yaml`));
      const found = documents.flatMap((document) =>
        validateClusterConfig(document.toJS(), { parseYaml: parse }),
      );
      expect(found.map(({ path }) => path.join('.')).sort()).toEqual(refused);
    },
  );
}
