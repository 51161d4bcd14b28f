import { at, maps, type JsonObject } from '@nodeless/core';
import {
  awsEks,
  itemChanges,
  named,
  withFile,
  type ConfigStep,
  type StepDraft,
  type StepInput,
} from '../config-step.ts';
import { minorSteps, versionsBetween } from '../minor-version.ts';
import { shellWord } from '../shell.ts';

const UPDATE = 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html';
export const ROLLBACK = 'https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html';
const NODE_GROUPS = 'https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html';

/** Add-ons that eksctl installs where the file names none. Source: DefaultAddons of eksctl 0.230.0, pkg/actions/addon */
const DEFAULT_ADDONS = ['kube-proxy', 'coredns', 'vpc-cni'];

/**
 * The control plane, the nodes, and the add-ons. `eksctl upgrade cluster` moves the control plane alone, to the version of
 * the file, up or down by one minor (ResolveUpgradeVersion in eksctl 0.230.0, pkg/eks/versions_manager.go).
 */
export const KUBERNETES_VERSION: ConfigStep = {
  paths: ['metadata.version'],
  steps: (input) => {
    const [before, after] = [input.before, input.after].map((config) => at(config, 'metadata', 'version'));
    const steps = minorSteps(before, after);
    if (steps === 1) return upgrade(input, String(before), String(after));
    if (steps === -1) return rollBack(input, String(before), String(after));
    if (steps === undefined || steps === 0) return unknownVersion(input);
    return [
      {
        title: `EKS moves one minor version at a time: ${versionsBetween(before, after).join(' → ')}, each in a change of its own`,
        commands: [],
        disrupts: 'nothing, because eksctl and EKS refuse it',
        source: UPDATE,
      },
    ];
  },
};

/** A side that names no version leaves it to eksctl. */
function unknownVersion(input: StepInput): StepDraft[] {
  return [
    {
      title:
        'see which version of Kubernetes the cluster runs, and write it: without one eksctl takes a default of its own',
      commands: [`${awsEks('describe-cluster', input, '--name')} --query cluster.version --output text`],
      disrupts: 'nothing',
      source: UPDATE,
    },
  ];
}

function upgrade(input: StepInput, before: string, after: string): StepDraft[] {
  return [
    {
      title: `upgrade the control plane from ${before} to ${after}; EKS can roll the control plane back to ${before} for 7 days`,
      commands: [withFile('eksctl upgrade cluster --approve', input)],
      disrupts: [
        'the API server restarts for a few minutes',
        ...(input.runsKarpenter
          ? ['all nodes of Karpenter drift, and it replaces them as the budgets of their pools allow']
          : []),
        ...(at(input.after, 'autoModeConfig', 'enabled') === true
          ? ['EKS Auto Mode replaces all its nodes as the budgets of their pools allow']
          : []),
        ...(maps(input.after['fargateProfiles']).length > 0
          ? ['pods on Fargate keep their version until they are replaced']
          : []),
      ].join('; '),
      source: UPDATE,
    },
    ...groupUpgrades(input, after),
    ...addonUpgrades(input, after),
  ];
}

/** Groups that stay; a new one gets the version of the control plane by itself. */
function groupsThatStay({ before, after }: StepInput, list: string): JsonObject[] {
  const names = maps(before[list]).map(({ name }) => name);
  return maps(after[list]).filter(({ name }) => names.includes(name));
}

const nameOf = ({ name }: JsonObject): string => String(name);

/** An AMI of one's own decides about the version: eksctl refuses --kubernetes-version beside it. */
const hasOwnImage = ({ ami }: JsonObject): boolean => typeof ami === 'string' && ami.startsWith('ami-');

function groupUpgrades(input: StepInput, version: string): StepDraft[] {
  const managed = groupsThatStay(input, 'managedNodeGroups');
  const upgraded = managed.filter((group) => !hasOwnImage(group) && group['launchTemplate'] === undefined);
  const others = [
    ...managed.filter((group) => !upgraded.includes(group)),
    ...groupsThatStay(input, 'nodeGroups'),
  ];
  const drains = 'drains and replaces the nodes of the groups';
  return [
    ...(upgraded.length === 0
      ? []
      : [
          {
            title: `upgrade the managed node groups to ${version}`,
            commands: upgraded.map((group) => groupUpgrade(input, group, version)),
            disrupts: drains,
            source: NODE_GROUPS,
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            title: `make the node groups ${others.map(nameOf).join(', ')} again under other names, so that they run ${version}, and delete the old ones`,
            commands: [],
            disrupts: drains,
            source: 'https://docs.aws.amazon.com/eks/latest/eksctl/nodegroup-unmanaged.html',
          },
        ]),
  ];
}

/** One of both flags: eksctl refuses them together. */
export function groupUpgrade(input: StepInput, group: JsonObject, version: string | undefined): string {
  const release = group['releaseVersion'];
  const image =
    typeof release === 'string'
      ? ` --release-version ${shellWord(release)}`
      : version === undefined
        ? ''
        : ` --kubernetes-version ${shellWord(version)}`;
  return `eksctl upgrade nodegroup ${named(input)} --name ${shellWord(nameOf(group))}${image}`;
}

/**
 * Add-ons whose version the file names move with it, in the step of the add-ons; `eksctl update addon` keeps the version of
 * all others unless one is given (Update in eksctl 0.230.0, pkg/actions/addon/update.go).
 */
function addonUpgrades(input: StepInput, version: string): StepDraft[] {
  const source = 'https://docs.aws.amazon.com/eks/latest/userguide/updating-an-add-on.html';
  const { added, changed } = itemChanges(input, 'addons');
  const moved = new Set([...added, ...changed].map(({ id }) => id));
  const isNew = new Set(added.map(({ id }) => id));
  const written = maps(input.after['addons']);
  const pinned = written.filter((addon) => addon['version'] !== undefined && !moved.has(nameOf(addon)));
  const unpinned = [
    ...written.filter((addon) => addon['version'] === undefined && !isNew.has(nameOf(addon))).map(nameOf),
    ...(written.length === 0 && !hasNoDefaults(input.after) ? DEFAULT_ADDONS : []),
  ];
  return [
    ...(unpinned.length === 0
      ? []
      : [
          {
            title: `upgrade the add-ons to their newest versions for ${version}`,
            commands: unpinned.map(
              (name) => `eksctl update addon ${named(input)} --name ${shellWord(name)} --version latest`,
            ),
            disrupts: 'the pods of the add-ons are replaced',
            source,
          },
        ]),
    ...(pinned.length === 0
      ? []
      : [
          {
            title: `see that ${version} takes the pinned versions of the add-ons ${pinned.map(nameOf).join(', ')}, which do not change`,
            commands: pinned.map(
              (addon) =>
                `aws eks describe-addon-versions --region ${input.region} --kubernetes-version ${version} --addon-name ${shellWord(nameOf(addon))} --query 'addons[].addonVersions[].addonVersion'`,
            ),
            disrupts: 'nothing',
            source,
          },
        ]),
  ];
}

function hasNoDefaults(config: JsonObject): boolean {
  return (
    at(config, 'addonsConfig', 'disableDefaultAddons') === true ||
    at(config, 'autoModeConfig', 'enabled') === true
  );
}

/** Nodes first, because a kubelet must not be newer than the API server; `eksctl upgrade nodegroup` never goes down. */
function rollBack(input: StepInput, before: string, after: string): StepDraft[] {
  const all = groupsThatStay(input, 'managedNodeGroups');
  const managed = all.filter((group) => !hasOwnImage(group));
  const others = [...all.filter(hasOwnImage), ...groupsThatStay(input, 'nodeGroups')].map(nameOf);
  const group = (one: JsonObject) => `--nodegroup-name ${shellWord(nameOf(one))}`;
  return [
    {
      title: `look at what stands against a rollback from ${before} to ${after}; EKS takes it for 7 days after the upgrade`,
      commands: [
        `${awsEks('list-insights', input)} --filter categories=ROLLBACK_READINESS`,
        `${awsEks('describe-cluster', input, '--name')} --query cluster.version --output text`,
      ],
      disrupts: 'nothing',
      source: ROLLBACK,
    },
    ...(managed.length === 0
      ? []
      : [
          {
            title: `roll the managed node groups back to ${after} first: EKS does not move them with the control plane, and eksctl does not move them down`,
            commands: [
              ...managed.map(
                (one) =>
                  `${awsEks('update-nodegroup-version', input)} ${group(one)} --kubernetes-version ${shellWord(after)}`,
              ),
              ...managed.map((one) => `${awsEks('wait nodegroup-active', input)} ${group(one)}`),
            ],
            disrupts: 'drains and replaces the nodes of the groups',
            source: ROLLBACK,
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            title: `replace the nodes of the groups ${others.join(', ')} by nodes of ${after}`,
            commands: [],
            disrupts: 'drains and replaces the nodes of the groups',
            source: ROLLBACK,
          },
        ]),
    {
      title: `roll the control plane back from ${before} to ${after}; add-ons keep their versions`,
      commands: [withFile('eksctl upgrade cluster --approve', input)],
      disrupts: `the API server restarts for a few minutes; nodes that run ${before} must be gone before`,
      source: ROLLBACK,
    },
  ];
}
