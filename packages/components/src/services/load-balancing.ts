import type { LoadBalancing } from '@nodeless/catalogue/render';
import { nonEmpty, present } from '@nodeless/catalogue/render';
import {
  autoModeAlb,
  autoModeNlb,
  AUTO_MODE_NLB_CLASS,
  albAnnotations,
  memberOptions,
  NLB_LOAD_BALANCER_CLASS,
  nlbAnnotations,
} from '@nodeless/contracts/load-balancer';
import { autoModeOf, hostnameAnnotations, type ClusterSpec } from '@nodeless/sources';

type Controller = Omit<LoadBalancing, 'hostnameAnnotation'>;

/** IngressClass of a group of Ingresses in Auto Mode; without a group the one that every cluster has. */
export function ingressClassName(group?: string): string {
  return group === undefined ? 'alb' : `alb-${group}`;
}

/** The load balancer controller. */
function ofController(classes: ClusterSpec['ingressClasses']): Controller {
  return {
    nlb: (options) => ({
      annotations: nlbAnnotations(options),
      fields: { loadBalancerClass: NLB_LOAD_BALANCER_CLASS },
    }),
    alb: (options, className = ingressClassName()) => ({
      annotations: albAnnotations(memberOptions(options, classes[className] ?? {}, false)),
      ingressClassName: className,
    }),
  };
}

/**
 * EKS Auto Mode. Tags of the cluster are given with each Service, because no controller of ours has a default for them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
 */
function ofAutoMode({ tags, ingressClasses: classes }: ClusterSpec): Controller {
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
    alb: (options, className = ingressClassName(options.group?.name)) => ({
      annotations: autoModeAlb(memberOptions(options, classes[className] ?? {}, true)),
      ingressClassName: className,
    }),
  };
}

export function loadBalancingOf(spec: ClusterSpec): LoadBalancing {
  return {
    ...(autoModeOf(spec) === undefined ? ofController(spec.ingressClasses) : ofAutoMode(spec)),
    hostnameAnnotation: hostnameAnnotations(spec)[0],
  };
}
