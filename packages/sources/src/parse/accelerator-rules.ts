import { hasDrivers, isAccelerated, isImageWithoutDrivers, type ImageFamily } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { NodeClassSpec } from '../schema/node-class.ts';
import type { ClusterRule } from './rule.ts';

/** Nodes of one image, with the types that the sources name for them. */
interface Nodes {
  readonly path: Segments;
  readonly instanceTypes: readonly string[];
  readonly image: Image;
}

interface Image {
  /** Says why there is no driver for a type, or nothing. */
  readonly problem: (type: string) => string | undefined;
  readonly path: Segments;
}

/** Accelerators without a driver are invisible to pods: the node works, and is paid for. */
export const accelerators: ClusterRule = {
  codes: [
    {
      code: 'capacity/accelerator-without-driver',
      severity: 'warning',
      title: 'The image of nodes has no driver for their accelerators',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html'],
  check({ spec: { compute, versions }, stack }) {
    if (compute === undefined) return [];
    return [...groups(compute), ...pools(compute, versions?.nodeImage ?? '')].flatMap((nodes) =>
      nodes.instanceTypes.flatMap((type, position): Diagnostic[] => {
        const problem = isAccelerated(type) ? nodes.image.problem(type) : undefined;
        if (problem === undefined) return [];
        return [
          {
            code: 'capacity/accelerator-without-driver',
            severity: 'warning',
            message: `${problem} for the accelerators of ${type}: pods would not see them`,
            hint: 'name an image that has it, or types without accelerators',
            location: stack.placeOf([...nodes.path, 'instanceTypes', position]).location,
            related: [
              { message: 'the image of the nodes', location: stack.placeOf(nodes.image.path).location },
            ],
          },
        ];
      }),
    );
  },
};

/** Images that people name themselves may have any driver. */
function groups({ managedNodeGroups, selfManagedNodeGroups }: ClusterSpec['compute']): Nodes[] {
  const nodes = (
    list: string,
    index: number,
    family: ImageFamily | undefined,
    instanceTypes: readonly string[] | undefined,
  ): Nodes => {
    const path: Segments = ['compute', list, index];
    const image = ofFamily(family ?? 'AmazonLinux2023', [...path, 'amiFamily']);
    return { path, instanceTypes: instanceTypes ?? [], image };
  };
  return [
    ...managedNodeGroups.flatMap(({ launchTemplate, amiFamily, instanceTypes }, index) =>
      launchTemplate === undefined ? [nodes('managedNodeGroups', index, amiFamily, instanceTypes)] : [],
    ),
    ...selfManagedNodeGroups.flatMap(({ ami, amiFamily, instanceTypes }, index) =>
      ami === undefined ? [nodes('selfManagedNodeGroups', index, amiFamily, instanceTypes)] : [],
    ),
  ];
}

function pools({ karpenter }: ClusterSpec['compute'], nodeImage: string): Nodes[] {
  return karpenter.nodePools.flatMap(({ nodeClass, instanceTypes = [] }, index) => {
    const at = karpenter.nodeClasses.findIndex(({ name }) => name === nodeClass);
    const found = karpenter.nodeClasses[at];
    if (found === undefined) return [];
    const path: Segments = ['compute', 'karpenter', 'nodePools', index];
    const image = imageOf(found, ['compute', 'karpenter', 'nodeClasses', at], nodeImage);
    return [{ path, instanceTypes, image }];
  });
}

function imageOf({ image, amiSelectorTerms }: NodeClassSpec, path: Segments, nodeImage: string): Image {
  if (amiSelectorTerms === undefined) {
    const family = (image ?? nodeImage).startsWith('bottlerocket@') ? 'Bottlerocket' : 'AmazonLinux2023';
    return ofFamily(family, image === undefined ? ['versions', 'nodeImage'] : [...path, 'image']);
  }
  const names = amiSelectorTerms.map(({ name = '' }) => name);
  return {
    problem: (type) =>
      names.every((name) => isImageWithoutDrivers(name, type))
        ? `the image ${names.map(quote).join(' or ')} has no driver`
        : undefined,
    path: [...path, 'amiSelectorTerms'],
  };
}

function ofFamily(family: ImageFamily, path: Segments): Image {
  return {
    problem: (type) => (hasDrivers(family, type) ? undefined : `no image of ${family} has a driver`),
    path,
  };
}
