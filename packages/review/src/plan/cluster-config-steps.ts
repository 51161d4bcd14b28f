import type { FieldChange, FieldPath } from '../report/field-change.ts';
import { showPath } from '../report/field-change.ts';
import { touches } from '../classify/pattern.ts';

/** What the commands of a step need to know. */
export interface StepInput {
  /** The ClusterConfig, relative to the repository's root. */
  readonly file: string;
  readonly cluster: string;
  readonly region: string;
  readonly fields: readonly FieldChange[];
}

/** How one part of a ClusterConfig is changed in a cluster that is there. The order of the table is the order of work. */
export interface ConfigStep {
  readonly path: string;
  readonly title: string;
  readonly when: 'before-merge' | 'after-merge';
  readonly commands: (input: StepInput) => readonly string[];
  readonly disrupts: string;
  readonly source: string;
}

const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl';
const withFile = (command: string) => (input: StepInput) => [`${command} --config-file ${input.file}`];
const named = ({ cluster, region }: StepInput) => `--cluster ${cluster} --region ${region}`;

/** Names of the items of a list that came, went, or changed. */
function items(
  list: string,
  { fields }: StepInput,
): { added: string[]; removed: string[]; changed: string[] } {
  const found = { added: new Set<string>(), removed: new Set<string>(), changed: new Set<string>() };
  const steps = list.split('.');
  const depth = steps.length;
  for (const { path, before, after } of fields) {
    if (!steps.every((key, index) => path[index] === key)) continue;
    const step: FieldPath[number] | undefined = path[depth];
    if (typeof step !== 'object') continue;
    const whole = path.length === depth + 1;
    if (whole && before === undefined) found.added.add(step.value);
    else if (whole && after === undefined) found.removed.add(step.value);
    else found.changed.add(step.value);
  }
  return { added: [...found.added], removed: [...found.removed], changed: [...found.changed] };
}

/** A name from a file as one word of a shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

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
      const mode = input.fields.find((field) => touches(field, 'accessConfig.authenticationMode'))?.after;
      return [
        `eksctl utils update-authentication-mode ${named(input)} --authentication-mode ${shellWord(String(mode))}`,
      ];
    },
    disrupts: 'entries of the aws-auth ConfigMap no longer count with API',
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

const SIZES = ['minSize', 'maxSize', 'desiredCapacity'];

/**
 * `eksctl update nodegroup` takes a file of its own with nothing but names and `updateConfig`, so that EKS is asked instead.
 * Source: https://github.com/eksctl-io/eksctl/blob/main/pkg/ctl/cmdutils/configfile.go (NewUpdateNodegroupLoader)
 */
function nodeGroupCommands(list: string, input: StepInput): string[] {
  const { added, removed, changed } = items(list, input);
  const create = added.map(
    (name) => `eksctl create nodegroup --config-file ${input.file} --include ${shellWord(name)}`,
  );
  const update = changed.flatMap((name) => {
    const fields = input.fields.filter(({ path: [top, group] }) => top === list && isNamed(group, name));
    const parts = new Set(fields.map(({ path }) => String(path[2])));
    const scaled = SIZES.some((part) => parts.has(part));
    const upgraded = list === 'managedNodeGroups' && (parts.has('releaseVersion') || parts.has('version'));
    return [
      ...(scaled ? [`eksctl scale nodegroup --config-file ${input.file} --name ${shellWord(name)}`] : []),
      ...(upgraded ? [`eksctl upgrade nodegroup ${named(input)} --name ${shellWord(name)}`] : []),
      ...fields
        .filter(({ path, after }) => path[2] === 'updateConfig' && path.length === 4 && after !== undefined)
        .map(
          ({ path, after }) =>
            `aws eks update-nodegroup-config --cluster-name ${input.cluster} --region ${input.region} --nodegroup-name ${shellWord(name)} --update-config ${shellWord(`${String(path[3])}=${String(after)}`)}`,
        ),
    ];
  });
  const remove = removed.map(
    (name) => `eksctl delete nodegroup ${named(input)} --name ${shellWord(name)} --drain`,
  );
  return [...create, ...update, ...remove];
}

function isNamed(step: FieldPath[number] | undefined, name: string): boolean {
  return typeof step === 'object' && step.value === name;
}

/** Fields that no row of the table covers, as texts. */
export function uncovered(fields: readonly FieldChange[], fixed: readonly string[]): string[] {
  const known = [...CONFIG_STEPS.map(({ path }) => path), ...fixed];
  return fields
    .filter((field) => !known.some((path) => touches(field, path)))
    .map((field) => showPath(field.path));
}
