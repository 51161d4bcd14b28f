import { RENDERED, specPath } from '@nodeless/core';
import { isStackVpc, networkStackName, type ClusterModel } from '@nodeless/sources';
import { tagList } from '../cloudformation/scope.ts';
import { FACTS_OUTPUT } from '../cloudformation/network/outputs.ts';
import { commandLine, inlineCommand } from './shell.ts';
import { renderedPath, type BootstrapStep } from './step.ts';

/** Name of the template of the network below `cloudformation/`. */
export const NETWORK_TEMPLATE = 'network';

/** The network of a cluster, where we make it. */
export function networkStack(model: ClusterModel): BootstrapStep[] {
  const { spec } = model;
  const { vpc } = spec.network;
  if (!isStackVpc(vpc)) return [];
  const tags = tagList(spec.tags).map(({ Key, Value }) => `${Key}=${Value}`);
  const target = ['--region', spec.region, '--stack-name', networkStackName(spec)];
  return [
    {
      title: 'Make the network',
      why: 'The VPC, its subnets and its routes. eksctl puts the cluster into them, so they come first.',
      command: commandLine(
        ...['aws', 'cloudformation', 'deploy', ...target],
        ...['--template-file', renderedPath(model, RENDERED.cloudFormation(NETWORK_TEMPLATE))],
        // The role that writes flow logs is the only thing of IAM in this stack.
        ...(vpc.flowLogs === false ? [] : ['--capabilities', 'CAPABILITY_IAM']),
        '--no-fail-on-empty-changeset',
        ...(tags.length === 0 ? [] : ['--tags', ...tags]),
      ),
      verify: commandLine(
        ...['aws', 'cloudformation', 'describe-stacks', ...target],
        ...['--query', 'Stacks[0].StackStatus', '--output', 'text'],
      ),
    },
  ];
}

/** Prints a facts.json with the ids of everything that the stack made, on one line. */
export function networkFactsCommand({ spec }: ClusterModel): string {
  return inlineCommand(
    ...['aws', 'cloudformation', 'describe-stacks', '--region', spec.region],
    ...['--stack-name', networkStackName(spec), '--output', 'text'],
    ...['--query', `Stacks[0].Outputs[?OutputKey=='${FACTS_OUTPUT}'].OutputValue`],
  );
}

/** What stands between the network and everything else: its ids. */
export function recordFacts(model: ClusterModel): BootstrapStep {
  const file = `clusters/${model.spec.name}/facts.json`;
  const exists = model.provenance(specPath('facts')).layer === 'facts';
  const command = networkFactsCommand(model);
  return {
    title: 'Record the network and generate again',
    why: exists
      ? `Put the keys vpcId and subnets of what this prints into ${file}, then run: npx nx run generate. The ClusterConfig needs these ids; it and the steps that follow appear then.`
      : `Writes ${file}; then run: npx nx run generate. The ClusterConfig needs these ids; it and the steps that follow appear then.`,
    command: exists ? command : `${command} > ${file}`,
  };
}
