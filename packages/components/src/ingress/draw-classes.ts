import { INGRESS_CLASS_PARAMS_API_VERSION, INGRESS_CLASS_PARAMS_GROUP } from '@nodeless/contracts/auto-mode';
import {
  ALB_INGRESS_CONTROLLER,
  AUTO_MODE_ALB_CONTROLLER,
  autoModeClassParams,
  controllerClassParams,
  type IngressClassOptions,
} from '@nodeless/contracts/load-balancer';
import { sortedBy, specPath, type JsonObject, type Manifest, type SpecPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { emit } from '../objects/emit.ts';
import { ingressClassName } from '../services/load-balancing.ts';

/** Who takes the Ingresses of a class, and the kind of its parameters. */
interface Controller {
  readonly name: string;
  readonly group: string;
  readonly apiVersion: string;
  readonly params: (options: IngressClassOptions) => JsonObject;
}

const LOAD_BALANCER_CONTROLLER: Controller = {
  name: ALB_INGRESS_CONTROLLER,
  group: 'elbv2.k8s.aws',
  apiVersion: 'elbv2.k8s.aws/v1beta1',
  params: controllerClassParams,
};

const AUTO_MODE: Controller = {
  name: AUTO_MODE_ALB_CONTROLLER,
  group: INGRESS_CLASS_PARAMS_GROUP,
  apiVersion: INGRESS_CLASS_PARAMS_API_VERSION,
  params: autoModeClassParams,
};

/** The classes of cluster.yaml, for the load balancer controller. Its own chart makes the class `alb`. */
export function drawOwnClasses(chart: Chart, { spec }: ClusterModel): void {
  for (const [name, options] of sortedBy(Object.entries(spec.ingressClasses), ([name]) => name))
    drawClass(chart, name, options, LOAD_BALANCER_CONTROLLER, specPath('cluster', 'ingressClasses', name));
}

/**
 * The IngressClass `alb`, one for each group of Ingresses that share a load balancer, and those of cluster.yaml: Auto Mode knows
 * groups by class alone. Options of a single Ingress stay its annotations. The tags of the cluster stand in each, because no
 * controller of ours has a default for them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export function drawAutoModeClasses(chart: Chart, { apps, spec }: ClusterModel): void {
  const own = specPath('cluster', 'compute', 'autoMode');
  const groups = new Map<string | undefined, SpecPath>([[undefined, own]]);
  for (const { name, expose } of apps) {
    const alb = expose !== undefined && 'alb' in expose ? expose.alb : undefined;
    const group = alb?.class === undefined ? alb?.group?.name : undefined;
    if (group !== undefined && !groups.has(group))
      groups.set(group, specPath(`app/${name}`, 'expose', 'alb', 'group'));
  }
  const all = [
    ...[...groups].map(([group, path]) => ({
      name: ingressClassName(group),
      options: group === undefined ? {} : { group },
      path,
    })),
    ...Object.entries(spec.ingressClasses).map(([name, options]) => ({
      name,
      options,
      path: specPath('cluster', 'ingressClasses', name),
    })),
  ];
  for (const { name, options, path } of sortedBy(all, (one) => one.name)) {
    const tags = { ...spec.tags, ...('tags' in options ? options.tags : {}) };
    const tagged = Object.keys(tags).length === 0 ? options : { ...options, tags };
    drawClass(chart, name, tagged, AUTO_MODE, path);
  }
}

function drawClass(
  chart: Chart,
  name: string,
  options: IngressClassOptions,
  controller: Controller,
  path: SpecPath,
): void {
  emit(chart, ingressClass(name, options, controller), path);
  emit(
    chart,
    {
      apiVersion: controller.apiVersion,
      kind: 'IngressClassParams',
      metadata: { name },
      spec: controller.params(options),
    },
    path,
  );
}

/** Source of the annotation: https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class */
function ingressClass(name: string, options: IngressClassOptions, controller: Controller): Manifest {
  const annotations = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: options.default === true ? { name, annotations } : { name },
    spec: {
      controller: controller.name,
      parameters: { apiGroup: controller.group, kind: 'IngressClassParams', name },
    },
  };
}
