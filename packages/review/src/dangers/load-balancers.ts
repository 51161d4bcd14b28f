import { at, maps, texts, type JsonValue } from '@nodeless/core';
import { classOf, settingOf } from '../classify/load-balancer.ts';
import type { SideName } from '../input.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const SERVICE = 'service.beta.kubernetes.io/';
const NLB = `${SERVICE}aws-load-balancer-`;

function classNamed(name: string, context: ClusterContext, side: SideName): TreeObject | undefined {
  return classesIn(context, side).find(
    (one) => isKind(one, 'networking.k8s.io', 'IngressClass') && one.ref.name === name,
  );
}

/** Classes of Ingresses and their parameters; files are named by the kinds of their objects. */
function classesIn(context: ClusterContext, side: SideName): readonly TreeObject[] {
  return context.objects(side, (path) => /\/ingressclass(params)?-[^/]*$/.test(path));
}

/** The IngressClassParams of an Ingress, whose settings count before its annotations. */
function paramsOf(object: TreeObject, context: ClusterContext, side: SideName): TreeObject | undefined {
  if (!isKind(object, 'networking.k8s.io', 'Ingress')) return undefined;
  const params = at(classNamed(classOf(object), context, side)?.value, 'spec', 'parameters', 'name');
  return classesIn(context, side).find(
    (one) => one.ref.kind === 'IngressClassParams' && one.ref.name === params,
  );
}

/** Controllers that make an application load balancer for an Ingress, or one for a group of them. */
const ALB_CONTROLLERS: readonly unknown[] = ['ingress.k8s.aws/alb', 'eks.amazonaws.com/alb'];

function ingressesIn(context: ClusterContext, side: SideName): readonly TreeObject[] {
  return context
    .objects(side, (path) => /\/ingress-[^/]*$/.test(path))
    .filter((one) => isKind(one, 'networking.k8s.io', 'Ingress'));
}

/** The group whose load balancer an Ingress shares. */
function groupOf(object: TreeObject, context: ClusterContext, side: SideName): JsonValue | undefined {
  const ofClass = at(paramsOf(object, context, side)?.value, 'spec', 'group', 'name');
  return ofClass ?? annotation(object, `${ALB}group.name`);
}

/**
 * Whether the load balancer of an object goes with it: not where another Ingress of the group stays, and not where the class
 * is of a controller that makes none. A class that is not in the tree may be of any.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ingressgroup
 */
export function takesLoadBalancerAlong(object: TreeObject, context: ClusterContext): boolean {
  if (!isKind(object, 'networking.k8s.io', 'Ingress')) return true;
  const controller = at(classNamed(classOf(object), context, 'base')?.value, 'spec', 'controller');
  if (controller !== undefined && !ALB_CONTROLLERS.includes(controller)) return false;
  const group = groupOf(object, context, 'base');
  return (
    group === undefined ||
    !ingressesIn(context, 'head').some((one) => groupOf(one, context, 'head') === group)
  );
}

/** The Ingresses of the classes that have these parameters. */
function ingressesOf({ ref }: TreeObject, context: ClusterContext, side: SideName): readonly TreeObject[] {
  return ingressesIn(context, side).filter((one) => paramsOf(one, context, side)?.ref.name === ref.name);
}

/**
 * Who reaches the load balancer of an object from the internet. Both controllers build internal ones unless they are asked.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#scheme
 */
export function isInternetFacing(object: TreeObject, context: ClusterContext, side: SideName): boolean {
  if (object.ref.kind === 'IngressClassParams') {
    const ofClass = at(object.value, 'spec', 'scheme');
    return ofClass === undefined
      ? ingressesOf(object, context, side).some((one) => settingOf(one, `${ALB}scheme`) === 'internet-facing')
      : ofClass === 'internet-facing';
  }
  const scheme =
    at(paramsOf(object, context, side)?.value, 'spec', 'scheme') ??
    settingOf(object, object.ref.kind === 'Ingress' ? `${ALB}scheme` : `${NLB}scheme`);
  return scheme === 'internet-facing';
}

/**
 * True when AWS refuses to delete the load balancer of an object.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#load-balancer-attributes
 */
export function isProtected(object: TreeObject, context: ClusterContext, side: SideName): boolean {
  const written = annotation(
    object,
    object.ref.kind === 'Ingress' ? `${ALB}load-balancer-attributes` : `${NLB}attributes`,
  );
  const own = (written ?? '').split(',').map((text) => text.trim());
  const ofClass = maps(at(paramsOf(object, context, side)?.value, 'spec', 'loadBalancerAttributes'));
  return (
    own.includes('deletion_protection.enabled=true') ||
    ofClass.some(({ key, value }) => key === 'deletion_protection.enabled' && String(value) === 'true')
  );
}

const EVERYBODY = ['0.0.0.0/0', '::/0'];

function words(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

/** What keeps people away from the load balancer of an object. */
export interface Guards {
  /** Ranges, prefix lists or security groups of one's own let in some. */
  readonly ranges: boolean;
  /** Who comes has to sign in. */
  readonly signIn: boolean;
  /** A web ACL looks at requests. */
  readonly firewall: boolean;
}

/** Guards of an object, by itself or by the IngressClassParams of its class. */
export function guardsOf(object: TreeObject, context: ClusterContext, side: SideName): Guards {
  const own = ownGuards(object);
  const params = paramsOf(object, context, side);
  const ofClass = params === undefined ? undefined : ownGuards(params);
  return {
    ranges: own.ranges || ofClass?.ranges === true,
    signIn: own.signIn,
    firewall: own.firewall || ofClass?.firewall === true,
  };
}

function ownGuards(object: TreeObject): Guards {
  const { value, ref } = object;
  if (ref.kind === 'IngressClassParams') {
    return {
      ranges:
        narrow(texts(at(value, 'spec', 'inboundCIDRs'))) ||
        texts(at(value, 'spec', 'prefixListsIDs')).length > 0,
      signIn: false,
      firewall: at(value, 'spec', 'wafv2AclArn') !== undefined,
    };
  }
  const prefix = ref.kind === 'Ingress' ? ALB : NLB;
  const ranges =
    ref.kind === 'Ingress'
      ? words(annotation(object, `${ALB}inbound-cidrs`))
      : [
          ...texts(at(value, 'spec', 'loadBalancerSourceRanges')),
          ...words(annotation(object, `${SERVICE}load-balancer-source-ranges`)),
        ];
  const acl = annotation(object, `${ALB}wafv2-acl-arn`) ?? annotation(object, `${ALB}wafv2-acl-name`);
  return {
    ranges:
      narrow(ranges) ||
      ['security-groups', 'security-group-prefix-lists'].some(
        (name) => words(annotation(object, prefix + name)).length > 0,
      ),
    signIn: ['oidc', 'cognito'].includes(annotation(object, `${ALB}auth-type`) ?? ''),
    firewall: acl !== undefined && acl !== 'none',
  };
}

function narrow(ranges: readonly string[]): boolean {
  return ranges.length > 0 && !ranges.some((range) => EVERYBODY.includes(range));
}
