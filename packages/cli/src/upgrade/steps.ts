import { RENDERED, renderedFolder } from '@nodeless/core';
import { autoModeOf, runsKarpenter, type ClusterModel } from '@nodeless/sources';
import { minorOf, type Hop } from './hops.ts';

/** Something that a person does, and how it is seen that it worked. */
export interface UpgradeStep {
  readonly title: string;
  /** What it interrupts. @default nothing */
  readonly restarts?: string;
  readonly commands: readonly string[];
  readonly verify: readonly string[];
}

/** Minor versions that a kubelet may be behind its API server. Source: https://kubernetes.io/releases/version-skew-policy/ */
const KUBELET_SKEW = 3;

/** What is done for one minor version, in order: control plane, add-ons, nodes. */
export function upgradeSteps(model: ClusterModel, hop: Hop): UpgradeStep[] {
  return [
    before(model, hop),
    sources(model, hop),
    controlPlane(model, hop),
    addons(model),
    ...managedGroups(model, hop),
    ...ownGroups(model, hop),
    ...karpenterNodes(model, hop),
    ...autoModeNodes(model),
    ...fargatePods(model),
    after(model, hop),
  ];
}

function before({ spec }: ClusterModel, { to }: Hop): UpgradeStep {
  const at = `--region ${spec.region}`;
  return {
    title: `Ask EKS what it sees before ${to}`,
    commands: [
      `aws eks list-insights ${at} --cluster-name ${spec.name} --filter categories=UPGRADE_READINESS,kubernetesVersions=${to}`,
    ],
    verify: [
      'every insight has the status PASSING; describe-insight names the objects of one that has not',
      `kubectl get --raw /metrics | grep apiserver_requested_deprecated_apis names no API that ${to} removes`,
    ],
  };
}

function sources({ spec }: ClusterModel, { to }: Hop): UpgradeStep {
  return {
    title: 'Merge the change',
    commands: [
      `npx nodeless upgrade apply ${spec.name} --to ${to}`,
      'npx nx run generate',
      'npx nodeless diff',
    ],
    verify: ['the pull request changes the version, and no object that you did not expect'],
  };
}

function controlPlane({ spec }: ClusterModel, { to }: Hop): UpgradeStep {
  return {
    title: `Upgrade the control plane to ${to}`,
    restarts:
      'API servers are replaced one after the other: watches reconnect, a request may have to be sent again. It cannot be taken back',
    commands: [`eksctl upgrade cluster --config-file ${config(spec.name)} --approve`],
    verify: [
      `aws eks describe-cluster --region ${spec.region} --name ${spec.name} --query cluster.[version,status] prints ${to} and ACTIVE`,
    ],
  };
}

function addons({ spec }: ClusterModel): UpgradeStep {
  return {
    title: 'Update the add-ons to versions for it',
    restarts: 'kube-proxy and vpc-cni restart on each node in turn, CoreDNS pod by pod',
    commands: [
      `eksctl utils describe-addon-versions --cluster ${spec.name} --region ${spec.region}`,
      `eksctl update addon --config-file ${config(spec.name)} --wait`,
    ],
    verify: [
      `eksctl get addon --cluster ${spec.name} --region ${spec.region} shows ACTIVE, and the versions that facts.json names`,
    ],
  };
}

function managedGroups({ spec }: ClusterModel, { to }: Hop): UpgradeStep[] {
  return spec.compute.managedNodeGroups.map(({ name, updateConfig }) => {
    const { maxUnavailable = 1, maxUnavailablePercentage } = updateConfig ?? {};
    const share =
      maxUnavailablePercentage === undefined ? `${maxUnavailable}` : `${maxUnavailablePercentage} %`;
    return {
      title: `Replace the nodes of the group ${name}`,
      restarts: `its pods move, the nodes of ${share} at a time; a PodDisruptionBudget that lets nothing go stops the update after 15 minutes`,
      commands: [
        `eksctl upgrade nodegroup --cluster ${spec.name} --region ${spec.region} --name ${name} --kubernetes-version ${to} --wait`,
      ],
      verify: [`kubectl get nodes -l eks.amazonaws.com/nodegroup=${name} shows v${to} and Ready`],
    };
  });
}

function ownGroups({ spec }: ClusterModel, { to }: Hop): UpgradeStep[] {
  const oldest = (minorOf(to) ?? 0) - KUBELET_SKEW;
  return spec.compute.selfManagedNodeGroups.map(({ name, ami }) => ({
    title: `Make the group ${name} again`,
    restarts: `nobody updates it: a group under another name takes its pods. Its kubelets may be no older than 1.${oldest}`,
    commands: [
      ...(ami === undefined ? [] : [`# an image of your own, for ${to}, instead of ${ami}`]),
      `eksctl create nodegroup --config-file ${config(spec.name)} --include <the new name>`,
      `eksctl delete nodegroup --cluster ${spec.name} --region ${spec.region} --name ${name} --drain --approve`,
    ],
    verify: [`kubectl get nodes -l alpha.eksctl.io/nodegroup-name=${name} shows none any more`],
  }));
}

function karpenterNodes({ spec }: ClusterModel, { to }: Hop): UpgradeStep[] {
  if (!runsKarpenter(spec)) return [];
  return [
    {
      title: 'Let Karpenter replace its nodes',
      restarts:
        'nodes whose image is another one now drift, and are replaced as the budgets of their pools allow',
      commands: ['kubectl get nodeclaims -o wide'],
      verify: [
        `kubectl get nodes -l karpenter.sh/nodepool shows v${to} on all of them; kubectl get nodeclaims names what blocks the others`,
      ],
    },
  ];
}

function autoModeNodes({ spec }: ClusterModel): UpgradeStep[] {
  if (autoModeOf(spec) === undefined) return [];
  return [
    {
      title: 'Wait for EKS Auto Mode',
      restarts: 'EKS replaces its nodes by itself, as the budgets of their pools allow',
      commands: ['kubectl get nodeclaims -o wide'],
      verify: ['kubectl get nodes shows the new version on all of them'],
    },
  ];
}

/** A pod on Fargate keeps the kubelet that it was made with. */
function fargatePods({ spec }: ClusterModel): UpgradeStep[] {
  const { profiles } = spec.compute.fargate;
  const namespaces = [
    ...new Set(profiles.flatMap(({ selectors }) => selectors.map(({ namespace }) => namespace))),
  ].filter((namespace) => !/[*?]/.test(namespace));
  if (namespaces.length === 0) return [];
  return [
    {
      title: 'Make the pods on Fargate again',
      restarts: 'every pod of these namespaces that runs on Fargate',
      commands: namespaces.map((namespace) => `kubectl rollout restart deployment --namespace ${namespace}`),
      verify: ['kubectl get nodes -l eks.amazonaws.com/compute-type=fargate shows the new version'],
    },
  ];
}

function after({ spec }: ClusterModel, { to }: Hop): UpgradeStep {
  return {
    title: 'See that all is well',
    commands: [`npx nodeless check ${spec.name}`, 'kubectl get applications -n argocd'],
    verify: [`no node is older than v${to}, every Application is Synced and Healthy`],
  };
}

function config(cluster: string): string {
  return `${renderedFolder(cluster)}/${RENDERED.clusterConfig}`;
}
