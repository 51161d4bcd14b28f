import { askedComponents, type Asked, type RenderInput } from '@nodeless/catalogue';
import { specPath } from '@nodeless/core';
import {
  identityOf,
  isExistingVpc,
  isStackVpc,
  mirroredImage,
  releaseOf,
  stackVpcName,
  type ClusterModel,
} from '@nodeless/sources';
import type { Component } from '../component.ts';
import { loadBalancingOf } from '../services/load-balancing.ts';

/** Tag that eksctl puts on everything in the stacks of a cluster, the VPC among them. */
const EKSCTL_CLUSTER_TAG = 'alpha.eksctl.io/cluster-name';

/** The components of the catalogue that the cluster asks for, one folder of constructs each. */
export function catalogueComponents(model: ClusterModel): Component[] {
  const { catalogue, components } = model.spec;
  return askedComponents(catalogue, components).map((asked) => ({
    name: asked.component.key,
    units: () => asked.component.render?.(renderInput(model, asked)) ?? [],
  }));
}

function renderInput(model: ClusterModel, { component, options }: Asked): RenderInput {
  const { spec } = model;
  const { key, serviceAccount } = component;
  return {
    cluster: spec,
    options,
    release: releaseOf(spec, key),
    specPath: specPath('cluster', 'components', key),
    identity: () => {
      if (serviceAccount === undefined) throw new Error(`${key} has no service account`);
      return identityOf(spec, serviceAccount.namespace, serviceAccount.name);
    },
    vpc: vpcOf(model),
    image: (repository) => mirroredImage(spec, repository),
    loadBalancing: loadBalancingOf(spec),
  };
}

/** The id of the VPC, or tags that find a new one whose id is not in the facts yet. */
function vpcOf({ spec, facts }: ClusterModel): RenderInput['vpc'] {
  const { vpc } = spec.network;
  const id = isExistingVpc(vpc) ? vpc.id : facts.vpcId;
  if (id !== undefined) return { id };
  return { tags: isStackVpc(vpc) ? { Name: stackVpcName(spec) } : { [EKSCTL_CLUSTER_TAG]: spec.name } };
}
