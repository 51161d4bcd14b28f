import {
  autoModeAlb,
  autoModeNlb,
  AUTO_MODE_NLB_CLASS,
  albAnnotations,
  hostnameAnnotation,
  NLB_LOAD_BALANCER_CLASS,
  nlbAnnotations,
  type AlbOptions,
  type NlbOptions,
} from '@nodeless/contracts/load-balancer';
import type { JsonObject } from '@nodeless/core';
import { autoModeOf, externalDnsPrefixOf, type ClusterSpec } from '@nodeless/spec';
import { nonEmpty, present } from '../objects/present.ts';

/** How Services and Ingresses ask for load balancers: whoever makes them reads other classes and annotations. */
export interface LoadBalancing {
  readonly nlb: (options: NlbOptions) => {
    readonly annotations: Readonly<Record<string, string>>;
    /** Fields of the Service's spec. */
    readonly fields: JsonObject;
  };
  readonly alb: (options: AlbOptions) => {
    readonly annotations: Readonly<Record<string, string>>;
    readonly ingressClassName: string;
  };
  /** The annotation with the DNS names of a load balancer, as the ExternalDNS of the cluster reads it. */
  readonly hostnameAnnotation: string;
}

type Controller = Omit<LoadBalancing, 'hostnameAnnotation'>;

/** IngressClass of a group of Ingresses in Auto Mode; without a group the one that every cluster has. */
export function ingressClassName(group?: string): string {
  return group === undefined ? 'alb' : `alb-${group}`;
}

/** The AWS Load Balancer Controller. */
const CONTROLLER: Controller = {
  nlb: (options) => ({
    annotations: nlbAnnotations(options),
    fields: { loadBalancerClass: NLB_LOAD_BALANCER_CLASS },
  }),
  alb: (options) => ({ annotations: albAnnotations(options), ingressClassName: ingressClassName() }),
};

/**
 * EKS Auto Mode. Tags of the cluster are given with each Service, because no controller of ours has a default for them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
 */
function ofAutoMode(tags: ClusterSpec['tags']): Controller {
  return {
    nlb: (options) => {
      const all = { ...tags, ...options.tags };
      const tagged = Object.keys(all).length === 0 ? options : { ...options, tags: all };
      const { annotations, sourceRanges } = autoModeNlb(tagged);
      return {
        annotations,
        fields: present({
          loadBalancerClass: AUTO_MODE_NLB_CLASS,
          loadBalancerSourceRanges: nonEmpty(sourceRanges),
        }),
      };
    },
    alb: (options) => ({
      annotations: autoModeAlb(options),
      ingressClassName: ingressClassName(options.group?.name),
    }),
  };
}

export function loadBalancingOf(spec: ClusterSpec): LoadBalancing {
  return {
    ...(autoModeOf(spec) === undefined ? CONTROLLER : ofAutoMode(spec.tags)),
    hostnameAnnotation: hostnameAnnotation(externalDnsPrefixOf(spec)),
  };
}
