import { RENDERED } from '@nodeless/core';
import { autoModeOf, autoModeStackName, type ClusterModel } from '@nodeless/sources';
import { tagList } from '../cloudformation/scope.ts';
import { commandLine } from './shell.ts';
import { apply, kubectl, renderedPath, type BootstrapStep } from './step.ts';

/** Name of the template of EKS Auto Mode below `cloudformation/`. */
export const AUTO_MODE_TEMPLATE = 'auto-mode';

/** Application that keeps the node classes and pools of one's own. */
const NODES = 'auto-mode-nodes';

/** The roles, before the cluster that names them. */
export function autoModeStack(model: ClusterModel): BootstrapStep[] {
  const { spec } = model;
  if (autoModeOf(spec) === undefined) return [];
  const target = ['--region', spec.region, '--stack-name', autoModeStackName(spec)];
  const tags = tagList(spec.tags).map(({ Key, Value }) => `${Key}=${Value}`);
  return [
    {
      title: 'Make the roles of EKS Auto Mode',
      why: 'Before the cluster: its control plane and its nodes run with them.',
      command: commandLine(
        ...['aws', 'cloudformation', 'deploy', ...target],
        ...['--template-file', renderedPath(model, RENDERED.cloudFormation(AUTO_MODE_TEMPLATE))],
        ...['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
        ...(tags.length === 0 ? [] : ['--tags', ...tags]),
      ),
      verify: commandLine(
        ...['aws', 'cloudformation', 'describe-stacks', ...target],
        ...['--query', 'Stacks[0].StackStatus', '--output', 'text'],
      ),
    },
  ];
}

/** Pools of one's own, by hand this once: without a built-in pool, Argo CD itself needs a node of them. */
export function autoModeNodes(model: ClusterModel): BootstrapStep[] {
  if ((autoModeOf(model.spec)?.nodePools.length ?? 0) === 0) return [];
  return [
    {
      title: 'Apply the node pools',
      why: 'EKS Auto Mode makes nodes from now on, those for Argo CD too. Argo CD takes over the same objects later.',
      command: apply(model, '-f', renderedPath(model, RENDERED.manifestFolder(NODES))),
      verify: kubectl(model, 'get', 'nodepools.karpenter.sh'),
    },
  ];
}
