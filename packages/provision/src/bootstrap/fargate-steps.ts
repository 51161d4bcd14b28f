import { manifestPath, NAMESPACES_APPLICATION, RENDERED } from '@nodeless/core';
import {
  fargateLogging,
  fargateLoggingStackName,
  FARGATE_LOGGING,
  type ClusterModel,
} from '@nodeless/sources';
import { tagList } from '../cloudformation/scope.ts';
import { commandLine } from './shell.ts';
import { apply, renderedPath, type BootstrapStep } from './step.ts';

/** Name of the template of the logs of Fargate below `cloudformation/`. */
export const FARGATE_LOGGING_TEMPLATE = 'fargate-logging';

/** The role of the pods and their log groups, before the profiles that name the role. */
export function fargateLoggingStack({ spec, ...model }: ClusterModel): BootstrapStep[] {
  if (fargateLogging(spec) === undefined) return [];
  const target = ['--region', spec.region, '--stack-name', fargateLoggingStackName(spec)];
  const tags = tagList(spec.tags).map(({ Key, Value }) => `${Key}=${Value}`);
  return [
    {
      title: 'Make the role and the log groups of pods on Fargate',
      why: 'Before the cluster: the Fargate profiles name the role, and keep the one that they were made with.',
      command: commandLine(
        ...['aws', 'cloudformation', 'deploy', ...target],
        '--template-file',
        renderedPath({ spec, ...model }, RENDERED.cloudFormation(FARGATE_LOGGING_TEMPLATE)),
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

/** The settings of the router, by hand this once: a pod reads them when it is made, and Argo CD's own pods come first. */
export function fargateLogRouter(model: ClusterModel): BootstrapStep[] {
  if (fargateLogging(model.spec) === undefined) return [];
  const namespace = manifestPath(NAMESPACES_APPLICATION, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: FARGATE_LOGGING.namespace },
  });
  return [
    {
      title: 'Tell Fargate where logs go',
      why: 'Pods read this when they are made, so it comes before all others. Argo CD takes over the same objects later.',
      command: [namespace, RENDERED.manifestFolder(FARGATE_LOGGING.application)]
        .map((path) => apply(model, '-f', renderedPath(model, path)))
        .join('\n'),
    },
  ];
}
