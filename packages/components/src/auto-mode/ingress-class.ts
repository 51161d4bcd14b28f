import { INGRESS_CLASS_PARAMS_API_VERSION, INGRESS_CLASS_PARAMS_GROUP } from '@nodeless/contracts/auto-mode';
import { AUTO_MODE_ALB_CONTROLLER } from '@nodeless/contracts/load-balancer';
import { sortedBy, specPath, type JsonObject, type Manifest, type SpecPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { nonEmpty, present } from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';
import { ingressClassName } from '../services/load-balancing.ts';

/**
 * The IngressClass `alb`, and one for each group of Ingresses that share a load balancer: Auto Mode knows groups by class
 * alone. Options of a single Ingress stay its annotations.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export function drawIngressClasses(chart: Chart, model: ClusterModel): void {
  const own = specPath('cluster', 'compute', 'autoMode');
  const groups = new Map<string | undefined, SpecPath>([[undefined, own]]);
  for (const { name, expose } of model.apps) {
    const group = expose !== undefined && 'alb' in expose ? expose.alb.group?.name : undefined;
    if (group !== undefined && !groups.has(group))
      groups.set(group, specPath(`app/${name}`, 'expose', 'alb', 'group'));
  }
  for (const [group, path] of sortedBy(groups, ([name = '']) => name)) {
    emit(chart, ingressClass(ingressClassName(group)), path);
    emit(chart, ingressClassParams(ingressClassName(group), group, model), path);
  }
}

function ingressClass(name: string): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name },
    spec: {
      controller: AUTO_MODE_ALB_CONTROLLER,
      parameters: { apiGroup: INGRESS_CLASS_PARAMS_GROUP, kind: 'IngressClassParams', name },
    },
  };
}

function ingressClassParams(name: string, group: string | undefined, { spec }: ClusterModel): Manifest {
  const tags = sortedBy(Object.entries(spec.tags), ([key]) => key).map(([key, value]): JsonObject => ({
    key,
    value,
  }));
  return {
    apiVersion: INGRESS_CLASS_PARAMS_API_VERSION,
    kind: 'IngressClassParams',
    metadata: { name },
    spec: present({ group: group === undefined ? undefined : { name: group }, tags: nonEmpty(tags) }),
  };
}
