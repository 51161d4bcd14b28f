import { instanceType, type InstanceType } from '@nodeless/contracts/aws';
import { childPath, specPath } from '@nodeless/core';
import { runningComponents } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** Memory that differs by less counts as the same. */
const TOLERANCE = 1.1;

/**
 * What grows a node group thinks that all of its nodes are like its first instance type: of a smaller one too few are made,
 * of a larger one too many, and what does not fit waits.
 */
export const unlikeInstanceTypes: Rule = {
  codes: [
    {
      code: 'capacity/unlike-instance-types',
      severity: 'warning',
      title: 'A node group that grows by itself has instance types of unlike size',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/best-practices/cas.html',
    'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md',
  ],
  *check({ model }) {
    if (!runningComponents(model.spec).some(({ makesNodes }) => makesNodes)) return;
    const { managedNodeGroups, selfManagedNodeGroups } = model.spec.compute;
    for (const [list, groups] of [
      ['managedNodeGroups', managedNodeGroups],
      ['selfManagedNodeGroups', selfManagedNodeGroups],
    ] as const) {
      for (const [index, { name, instanceTypes = [], scaling }] of groups.entries()) {
        const types = instanceTypes.flatMap((one) => instanceType(one) ?? []);
        const [first, ...others] = types;
        const unlike = others.filter((one) => first !== undefined && isUnlike(first, one));
        if (first === undefined || unlike.length === 0 || scaling.min >= scaling.max) continue;
        const message = `the node group "${name}" grows by its first instance type, ${words(first)}; ${unlike.map(words).join(' and ')} ${unlike.length === 1 ? 'is' : 'are'} of another size`;
        const path = childPath(specPath('cluster', 'compute', list, index), 'instanceTypes');
        yield finding(model, path, 'capacity/unlike-instance-types', message, {
          severity: 'warning',
          hint: 'name types with the same CPU and memory, and make a group for each size',
        });
      }
    }
  },
};

function isUnlike(a: InstanceType, b: InstanceType): boolean {
  const [less, more] = [a.memoryMiB, b.memoryMiB].sort((one, other) => one - other);
  return a.vcpus !== b.vcpus || (more ?? 0) > (less ?? 0) * TOLERANCE;
}

function words({ name, vcpus, memoryMiB }: InstanceType): string {
  return `${name} (${vcpus} CPU, ${memoryMiB / 1024}Gi)`;
}
