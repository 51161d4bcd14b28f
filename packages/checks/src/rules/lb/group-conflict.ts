import type { Stack, StackIssue } from '@nodeless/contracts/load-balancer-stacks';
import { describeObject, type Diagnostic } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { inGroupOrder, ingressViews, type Backend, type IngressView } from '../../view/ingresses.ts';
import { listenersOf } from '../../view/listeners.ts';
import { placeOf } from '../../view/load-balancers.ts';

const ALB = 'alb.ingress.kubernetes.io/';

/**
 * Ingresses of a group are one load balancer: where two members want it to be different, the controller builds nothing for any of
 * them; of two equal rules, the second one never gets a request.
 */
export const groupConflict: Rule = {
  codes: [
    {
      code: 'lb/group-conflict',
      severity: 'error',
      title: 'Members of a group of Ingresses want different things of their one load balancer',
    },
  ],
  references: [
    'pkg/ingress/model_builder.go (mergeListenPortConfigs) of the load balancer controller 3.5.0',
    'pkg/ingress/model_build_load_balancer.go of the load balancer controller 3.5.0',
  ],
  *check({ model, resources, loadBalancers }) {
    for (const stack of loadBalancers) {
      for (const issue of stack.issues) if (issue.kind === 'conflict') yield conflict(model, issue);
      yield* sameInOne(model, stack);
    }
    const groups = new Map<string, IngressView[]>();
    for (const view of ingressViews(resources)) {
      if (view.group !== undefined) groups.set(view.group, [...(groups.get(view.group) ?? []), view]);
    }
    for (const [group, all] of groups) yield* sameRules(model, group, inGroupOrder(all));
  },
};

function conflict(model: ClusterModel, issue: StackIssue): Diagnostic {
  const { object, subject = object, other, message, hint } = issue;
  return finding(
    model,
    placeOf(issue),
    'lb/group-conflict',
    `${describeObject(subject.manifest)} ${message}`,
    {
      hint,
      ...(other === undefined
        ? {}
        : {
            related: [
              {
                message: describeObject(other.object.manifest),
                location: model.provenance(placeOf(other)).location,
              },
            ],
          }),
    },
  );
}

/** Equal rules of one Ingress: those of paths of type Exact stand first, then Prefix, then the others. */
function* sameInOne(model: ClusterModel, { loadBalancers }: Stack): Iterable<Diagnostic> {
  const told = new Set<string>();
  for (const { rules } of loadBalancers.flatMap(({ listeners }) => listeners)) {
    const first = new Map<string, string>();
    for (const { conditions, from } of rules) {
      const name = describeObject(from.object.manifest);
      const key = `${name} ${JSON.stringify(conditions)}`;
      const before = first.get(key);
      first.set(key, before ?? from.backend);
      if (before === undefined || told.has(key)) continue;
      told.add(key);
      const message = `${name} never sends a request to ${from.backend} by one of its paths: a path to ${before} has the same hosts and paths, and stands before it`;
      yield finding(model, from.object.origin.specPath, 'lb/group-conflict', message, {
        hint: 'give them different hosts or paths; to redirect HTTP to HTTPS, write ssl-redirect',
      });
    }
  }
}

/** Rules without conditions of their own that ask for the same host and path. */
function* sameRules(
  model: ClusterModel,
  group: string,
  members: readonly IngressView[],
): Iterable<Diagnostic> {
  const first = new Map<string, IngressView>();
  for (const member of members) {
    const free = member.backends.filter(
      ({ service }) => member.annotations[`${ALB}conditions.${service}`] === undefined,
    );
    for (const rule of new Set(free.flatMap(ruleOf))) {
      const other = first.get(rule);
      if (other === undefined) first.set(rule, member);
      else if (other !== member && sharesListener(member, other)) {
        const [name, otherName] = [member, other].map(({ resource }) => describeObject(resource.manifest));
        const message = `${name} never gets a request for ${rule}: ${otherName} has the same rule before it in the group ${group}`;
        yield finding(model, member.resource.origin.specPath, 'lb/group-conflict', message, {
          hint: 'give them different hosts or paths',
          related: [
            {
              message: String(otherName),
              location: model.provenance(other.resource.origin.specPath).location,
            },
          ],
        });
      }
    }
  }
}

function ruleOf({ host = '*', path, pathType }: Backend): string[] {
  if (path === undefined) return [];
  const isPrefix = pathType === 'Prefix';
  return [
    `${host}${isPrefix ? `${path.replace(/\/$/, '')}/` : path} (${pathType ?? 'ImplementationSpecific'})`,
  ];
}

function sharesListener(one: IngressView, other: IngressView): boolean {
  const ports = listenersOf(other);
  return [...listenersOf(one).keys()].some((port) => ports.has(port));
}
