import { at, isJsonObject, texts } from '@nodeless/core';
import { diffObjects } from '../../compare/diff.ts';
import { awsEks, named, oneStep, withFile, type ConfigStep, type StepInput } from '../config-step.ts';
import { shellWord } from '../shell.ts';

const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl';
const USER_GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

const updateCluster = (input: StepInput, flags: string) =>
  `${awsEks('update-cluster-config', input, '--name')} ${flags}`;

/** Types of logs, and how long they are kept; without a type the file says nothing to eksctl, so the flags do. */
const LOGGING: ConfigStep = oneStep(
  ['cloudWatch.clusterLogging'],
  (input) => {
    const [before, after] = [input.before, input.after].map((config) => {
      const logging = at(config, 'cloudWatch', 'clusterLogging');
      return isJsonObject(logging) ? logging : {};
    });
    const [was, now] = [before, after].map((logging) => texts(logging?.['enableTypes']).sort().join());
    return [...(was === now ? [] : [logTypes(input, now ?? '')]), ...retention(input, before, after)];
  },
  {
    title: 'change the logs of the control plane',
    disrupts: 'nothing',
    source: `${DOCS}/cloudwatch-cluster-logging.html`,
  },
);

function logTypes(input: StepInput, types: string): string {
  return types === ''
    ? `eksctl utils update-cluster-logging ${named(input)} --disable-types all --approve`
    : withFile('eksctl utils update-cluster-logging --approve', input);
}

/** eksctl sets the retention only where the types change (doEnableLogging in eksctl 0.230.0). */
function retention(
  { cluster, region }: StepInput,
  before: ReturnType<typeof at>,
  after: ReturnType<typeof at>,
): string[] {
  const [was, now] = [before, after].map((logging) => at(logging, 'logRetentionInDays'));
  if (was === now) return [];
  const group = `--region ${region} --log-group-name /aws/eks/${cluster}/cluster`;
  return typeof now === 'number' && now > 0
    ? [`aws logs put-retention-policy ${group} --retention-in-days ${now}`]
    : [`aws logs delete-retention-policy ${group}`];
}

/** Can be set once; another key, or none, is impossible. */
const SECRETS_ENCRYPTION: ConfigStep = oneStep(
  ['secretsEncryption'],
  (input) =>
    at(input.before, 'secretsEncryption', 'keyARN') === undefined
      ? [withFile('eksctl utils enable-secrets-encryption --approve', input)]
      : [],
  {
    title: 'encrypt Secrets with a key of KMS; it cannot be undone',
    disrupts: 'nothing; all Secrets are written again',
    source: `${DOCS}/kms-encryption.html`,
  },
);

/** EKS extends the support of a cluster that says nothing. */
const UPGRADE_POLICY: ConfigStep = oneStep(
  ['upgradePolicy'],
  (input) => {
    const type = String(at(input.after, 'upgradePolicy', 'supportType') ?? 'EXTENDED');
    return [updateCluster(input, `--upgrade-policy supportType=${shellWord(type)}`)];
  },
  {
    title: 'change what EKS does when standard support ends',
    disrupts: 'nothing',
    source: `${USER_GUIDE}/view-upgrade-policy.html`,
  },
);

/** In flags, because eksctl refuses a file without the key, and the file has none where it is off. */
const ZONAL_SHIFT: ConfigStep = oneStep(
  ['zonalShiftConfig'],
  (input) => {
    const isOn = at(input.after, 'zonalShiftConfig', 'enabled') === true;
    return [`eksctl utils update-zonal-shift-config ${named(input)} --enable-zonal-shift=${isOn}`];
  },
  { title: 'change zonal shift', disrupts: 'nothing', source: `${DOCS}/zonal-shift.html` },
);

/** `eksctl update auto-mode-config` reads a file that names the mode; without it all three parts are switched off together. */
const AUTO_MODE: ConfigStep = oneStep(
  ['autoModeConfig'],
  (input) =>
    typeof at(input.after, 'autoModeConfig', 'enabled') === 'boolean'
      ? [withFile('eksctl update auto-mode-config', input)]
      : [
          updateCluster(
            input,
            `--compute-config enabled=false --kubernetes-network-config '{"elasticLoadBalancing":{"enabled":false}}' --storage-config '{"blockStorage":{"enabled":false}}'`,
          ),
        ],
  {
    title: 'change EKS Auto Mode',
    disrupts:
      'turning it off deletes the nodes that it manages, and nobody updates its load balancers and volumes any more',
    source: `${USER_GUIDE}/auto-disable.html`,
  },
);

/** The tier of a provisioned control plane; eksctl reads it when it makes the cluster. */
const SCALING_TIER: ConfigStep = oneStep(
  ['controlPlaneScalingConfig'],
  (input) => {
    const tier = String(at(input.after, 'controlPlaneScalingConfig', 'tier') ?? 'standard');
    return [updateCluster(input, `--control-plane-scaling-config tier=${shellWord(tier)}`)];
  },
  {
    title: 'change the tier of the control plane',
    disrupts: 'nothing',
    source: `${USER_GUIDE}/eks-provisioned-control-plane.html`,
  },
);

const COMPONENTS = ['kubeAPIServerConfig', 'kubeSchedulerConfig', 'kubeControllerManagerConfig'];

/**
 * Settings of the components. A setting that the file no longer names keeps its value: both eksctl and EKS read a request
 * without it as no change.
 * Source: updateControlPlaneComponentConfig in eksctl 0.230.0, pkg/ctl/utils/update_control_plane_component_config.go
 */
const COMPONENT_SETTINGS: ConfigStep = {
  paths: COMPONENTS,
  steps: (input) => {
    const fields = diffObjects('ClusterConfig', pick(input.before), pick(input.after));
    const sets = fields.some(({ after }) => after !== undefined);
    const loses = fields.some(({ after }) => after === undefined);
    const source = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html';
    return [
      ...(sets
        ? [
            {
              title: 'change the settings of the API server, the scheduler and the controller manager',
              commands: [withFile('eksctl utils update-control-plane-component-config', input)],
              disrupts: 'the components of the control plane restart',
              source,
            },
          ]
        : []),
      ...(loses
        ? [
            {
              title:
                'settings of the control plane that are taken out of the file keep their values: write the defaults instead',
              commands: [],
              disrupts: 'nothing',
              source,
            },
          ]
        : []),
    ];
  },
};

function pick(config: StepInput['before']): StepInput['before'] {
  return Object.fromEntries(Object.entries(config).filter(([key]) => COMPONENTS.includes(key)));
}

export const CONTROL_PLANE: readonly ConfigStep[] = [
  LOGGING,
  SECRETS_ENCRYPTION,
  UPGRADE_POLICY,
  ZONAL_SHIFT,
  SCALING_TIER,
  COMPONENT_SETTINGS,
];

/** Apart from the others: where it comes, it comes before the nodes of others go. */
export const EKS_AUTO_MODE: readonly ConfigStep[] = [AUTO_MODE];
