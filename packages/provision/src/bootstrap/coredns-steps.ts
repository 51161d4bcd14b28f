import { COREDNS_PODS, fargateProfileOf } from '@nodeless/contracts/placement';
import { corednsRestart } from '@nodeless/eksctl-schema';
import { clusterAddons, fargateLogging, type ClusterModel } from '@nodeless/sources';
import { kubectl, type BootstrapStep } from './step.ts';

/**
 * CoreDNS starts before the Fargate profiles are made, and a profile takes only pods that are made after it. eksctl fixes
 * that by itself for some profiles; after all others CoreDNS would wait for a node for ever, and nothing would find a name. Where
 * logs are kept, pods that eksctl restarted are too old for that.
 * Source: https://github.com/eksctl-io/eksctl/issues/8355
 */
export function corednsOnFargate(model: ClusterModel): BootstrapStep[] {
  const { spec } = model;
  const profile = fargateProfileOf(spec.compute.fargate.profiles, COREDNS_PODS);
  const installed = clusterAddons(spec).some(({ name }) => name === 'coredns');
  if (profile === undefined || !installed) return [];
  const byEksctl = corednsRestart(spec.compute.fargate.profiles, spec.versions.eksctl) !== undefined;
  const isLogged = fargateLogging(spec) !== undefined;
  if (byEksctl && !isLogged) return [];
  const inNamespace = ['--namespace', COREDNS_PODS.namespace];
  return [
    {
      title: 'Restart CoreDNS',
      why: byEksctl
        ? 'Its pods are older than the settings of logs, which they read when they are made.'
        : `Its pods are older than the Fargate profile ${profile.name}, which takes only those that are made after it. eksctl ${spec.versions.eksctl} does not restart CoreDNS by itself for such a selector.`,
      command: [
        kubectl(model, 'rollout', 'restart', ...inNamespace, 'deployment/coredns'),
        kubectl(model, 'rollout', 'status', ...inNamespace, '--timeout=15m', 'deployment/coredns'),
      ].join('\n'),
    },
  ];
}
