import { touches } from '../classify/pattern.ts';
import { type FieldChange, showPath } from '../report/field-change.ts';
import { modesOnTheWay } from './authentication-mode.ts';
import { type ConfigStep, items, named, shellWord, withFile } from './config-step.ts';
import { nodeGroupCommands } from './node-group-commands.ts';

const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl';

export const CONFIG_STEPS: readonly ConfigStep[] = [
  {
    path: 'metadata.version',
    title: 'upgrade the control plane, one minor version at a time, and it cannot go back',
    when: 'before-merge',
    commands: withFile('eksctl upgrade cluster --approve'),
    disrupts: 'the API server restarts for a few minutes; nodes keep their version until they are replaced',
    source: `${DOCS}/cluster-upgrade.html`,
  },
  {
    path: 'accessConfig.authenticationMode',
    title: 'change how the API server knows people; towards API only, and never back',
    when: 'before-merge',
    commands: (input) => {
      const field = input.fields.find((one) => touches(one, 'accessConfig.authenticationMode'));
      return modesOnTheWay(field ?? {}).map(
        (mode) => `eksctl utils update-authentication-mode ${named(input)} --authentication-mode ${mode}`,
      );
    },
    disrupts:
      'entries of the aws-auth ConfigMap no longer count with API: make access entries of them before',
    source: `${DOCS}/access-entries.html`,
  },
  {
    path: 'accessConfig.accessEntries',
    title: 'change who may use the Kubernetes API',
    when: 'before-merge',
    commands: (input) => {
      const { added, removed, changed } = items('accessConfig.accessEntries', input);
      const gone = [...removed, ...changed].map(
        (arn) => `eksctl delete accessentry ${named(input)} --principal-arn ${shellWord(arn)}`,
      );
      const makes = added.length + changed.length > 0;
      return [...gone, ...(makes ? withFile('eksctl create accessentry')(input) : [])];
    },
    disrupts: 'a principal whose entry changes has no access between its deletion and its creation',
    source: `${DOCS}/access-entries.html`,
  },
  {
    path: 'vpc.clusterEndpoints',
    title: 'change from where the API server is reached',
    when: 'before-merge',
    commands: withFile('eksctl utils update-cluster-vpc-config --approve'),
    disrupts: 'clients outside of the new ranges lose the API server',
    source: `${DOCS}/vpc-cluster-access.html`,
  },
  {
    path: 'vpc.publicAccessCIDRs',
    title: 'change which addresses reach the public endpoint',
    when: 'before-merge',
    commands: withFile('eksctl utils update-cluster-vpc-config --approve'),
    disrupts: 'clients outside of the new ranges lose the API server',
    source: `${DOCS}/vpc-cluster-access.html`,
  },
  ...['vpc.controlPlaneSubnetIDs', 'vpc.controlPlaneSecurityGroupIDs'].map((path): ConfigStep => ({
    path,
    title: 'change the subnets and security groups of the control plane',
    when: 'before-merge',
    commands: withFile('eksctl utils update-cluster-vpc-config --approve'),
    disrupts: 'the network interfaces of the control plane are made anew; the API server stays',
    source: `${DOCS}/cluster-subnets-security-groups.html`,
  })),
  {
    path: 'cloudWatch.clusterLogging',
    title: 'change the logs of the control plane',
    when: 'before-merge',
    commands: withFile('eksctl utils update-cluster-logging --approve'),
    disrupts: 'nothing',
    source: `${DOCS}/cloudwatch-cluster-logging.html`,
  },
  {
    path: 'secretsEncryption',
    title: 'encrypt Secrets with a key of KMS; it cannot be undone',
    when: 'before-merge',
    commands: withFile('eksctl utils enable-secrets-encryption --approve'),
    disrupts: 'nothing; all Secrets are written anew',
    source: `${DOCS}/kms-encryption.html`,
  },
  {
    path: 'upgradePolicy',
    title: 'change what EKS does when standard support ends',
    when: 'before-merge',
    commands: (input) => {
      const type = input.fields.find((field) => touches(field, 'upgradePolicy.supportType'))?.after;
      const policy = typeof type === 'string' ? type : 'EXTENDED';
      return [
        `aws eks update-cluster-config --name ${input.cluster} --region ${input.region} --upgrade-policy supportType=${shellWord(policy)}`,
      ];
    },
    disrupts: 'nothing',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html',
  },
  {
    path: 'zonalShiftConfig',
    title: 'change zonal shift',
    when: 'before-merge',
    commands: withFile('eksctl utils update-zonal-shift-config'),
    disrupts: 'nothing',
    source: `${DOCS}/zonal-shift.html`,
  },
  {
    path: 'autoModeConfig',
    title: 'change EKS Auto Mode',
    when: 'before-merge',
    commands: withFile('eksctl update auto-mode-config'),
    disrupts: 'turning it off deletes the nodes that it manages',
    source: `${DOCS}/auto-mode.html`,
  },
  {
    path: 'iam.withOIDC',
    title: 'associate an OIDC provider',
    when: 'before-merge',
    commands: withFile('eksctl utils associate-iam-oidc-provider --approve'),
    disrupts: 'nothing',
    source: `${DOCS}/iamserviceaccounts.html`,
  },
  {
    path: 'iam.serviceAccounts',
    title: 'change the IAM roles of service accounts',
    when: 'before-merge',
    commands: (input) => {
      const { file } = input;
      return [
        `eksctl create iamserviceaccount --config-file ${file} --approve`,
        `eksctl update iamserviceaccount --config-file ${file} --approve`,
        `eksctl delete iamserviceaccount --config-file ${file} --only-missing --approve`,
      ];
    },
    disrupts: 'pods of a service account without its role get AccessDenied',
    source: `${DOCS}/iamserviceaccounts.html`,
  },
  {
    path: 'iam.podIdentityAssociations',
    title: 'change the pod identity associations',
    when: 'before-merge',
    commands: (input) => {
      const { added, removed, changed } = items('iam.podIdentityAssociations', input);
      const gone = removed.map((name) => {
        const [namespace = '', account = ''] = name.split(',');
        return `eksctl delete podidentityassociation ${named(input)} --namespace ${shellWord(namespace)} --service-account-name ${shellWord(account)}`;
      });
      return [
        ...(added.length > 0 ? withFile('eksctl create podidentityassociation')(input) : []),
        ...(changed.length > 0 ? withFile('eksctl update podidentityassociation')(input) : []),
        ...gone,
      ];
    },
    disrupts: 'pods of a service account without its role get AccessDenied when they restart',
    source: `${DOCS}/pod-identity-associations.html`,
  },
  {
    path: 'addons',
    title: 'change EKS add-ons',
    when: 'before-merge',
    commands: (input) => {
      const { added, removed, changed } = items('addons', input);
      return [
        ...(added.length > 0 ? withFile('eksctl create addon')(input) : []),
        ...(changed.length > 0 ? withFile('eksctl update addon')(input) : []),
        ...removed.map((name) => `eksctl delete addon ${named(input)} --name ${shellWord(name)}`),
      ];
    },
    disrupts: 'the pods of the add-ons are replaced; what is removed stops',
    source: `${DOCS}/addons.html`,
  },
  {
    path: 'fargateProfiles',
    title: 'change Fargate profiles: EKS cannot update one, so it is deleted and made anew',
    when: 'before-merge',
    commands: (input) => {
      const { added, removed, changed } = items('fargateProfiles', input);
      const gone = [...removed, ...changed].map(
        (name) => `eksctl delete fargateprofile ${named(input)} --name ${shellWord(name)} --wait`,
      );
      return [
        ...gone,
        ...(added.length + changed.length > 0 ? withFile('eksctl create fargateprofile')(input) : []),
      ];
    },
    disrupts: 'deleting a profile deletes its pods; they stay pending until a profile matches them again',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/delete-fargate-profile.html',
  },
  {
    path: 'capabilities',
    title: 'change EKS capabilities',
    when: 'before-merge',
    commands: (input) => {
      const { added, removed, changed } = items('capabilities', input);
      return [
        ...(added.length > 0 ? withFile('eksctl create capability')(input) : []),
        ...(changed.length > 0 ? withFile('eksctl update capability')(input) : []),
        ...removed.map((name) => `eksctl delete capability ${named(input)} --name ${shellWord(name)}`),
      ];
    },
    disrupts: 'what is removed stops; what it has made in the cluster stays',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/capabilities.html',
  },
  ...['managedNodeGroups', 'nodeGroups'].map((path): ConfigStep => ({
    path,
    title:
      'change node groups: sizes in place; other instances, disks, labels or taints need a group with another name',
    when: 'before-merge',
    commands: (input) => nodeGroupCommands(path, input),
    disrupts: 'deleting a group drains and terminates its nodes',
    source: `${DOCS}/nodegroups.html`,
  })),
];

/** Read while profiles are made; each profile names the same role, so that its own step tells the change. */
const READ_WITH_PROFILES = ['iam.fargatePodExecutionRoleARN'];

/** Fields that no row of the table covers, as texts. */
export function uncovered(fields: readonly FieldChange[], fixed: readonly string[]): string[] {
  const known = [...CONFIG_STEPS.map(({ path }) => path), ...READ_WITH_PROFILES, ...fixed];
  return fields
    .filter((field) => !known.some((path) => touches(field, path)))
    .map((field) => showPath(field.path));
}
