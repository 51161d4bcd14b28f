import { at, describeObject, maps, type JsonObject, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { ingressViews, inGroupOrder, type IngressView } from '../../view/ingresses.ts';

const CONDITIONS = 'alb.ingress.kubernetes.io/conditions.';

/**
 * Ingresses of one group share an ALB. Their rules stand there in the order of the group, and the first that matches answers:
 * a wildcard before a host that it matches takes all requests of that host.
 */
export const shadowedHost: Rule = {
  codes: [
    { code: 'lb/shadowed-host', severity: 'error', title: 'A wildcard takes all requests of another host' },
  ],
  references: [
    'pkg/ingress/group_loader.go (sortGroupMembers) of the load balancer controller 3.5.0',
    'pkg/ingress/model_build_listener_rules.go of the load balancer controller 3.5.0',
  ],
  *check({ model, resources }) {
    const members = ingressViews(resources).flatMap(memberOf);
    for (const member of members) {
      for (const wildcard of members) {
        const shadows =
          wildcard.group === member.group && wildcard.takesAll && standsBefore(wildcard, member);
        const host = shadows ? member.hosts.find((one) => wildcard.hosts.some(matches(one))) : undefined;
        if (host === undefined) continue;
        const name = describeObject(wildcard.resource.manifest);
        yield finding(
          model,
          member.resource.origin.specPath,
          'lb/shadowed-host',
          `${describeObject(member.resource.manifest)} never gets a request for ${host}: ${name} stands before it in the group ${member.group}, with a wildcard`,
          { hint: 'give the wildcard a higher group.order' },
        );
      }
    }
  },
};

/** An Ingress of a group. */
interface Member {
  readonly resource: Resource;
  readonly group: string;
  readonly view: IngressView;
  readonly hosts: readonly string[];
  /** Whether its rules ask for nothing but the host. */
  readonly takesAll: boolean;
}

function memberOf(view: IngressView): Member[] {
  const { resource, group, annotations } = view;
  if (group === undefined) return [];
  const rules = maps(at(resource.manifest, 'spec', 'rules'));
  return [
    {
      resource,
      group,
      view,
      hosts: rules.flatMap(({ host }) => (typeof host === 'string' ? [host] : [])),
      takesAll: rules.every(isWholeHost) && !Object.keys(annotations).some(isCondition),
    },
  ];
}

function isWholeHost(rule: JsonObject): boolean {
  return maps(at(rule, 'http', 'paths')).some(({ path, pathType }) => path === '/' && pathType === 'Prefix');
}

function isCondition(annotation: string): boolean {
  return annotation.startsWith(CONDITIONS);
}

function standsBefore(one: Member, other: Member): boolean {
  return one !== other && inGroupOrder([one.view, other.view])[0] === one.view;
}

/** `*` of an ALB stands for dots too. */
function matches(host: string): (wildcard: string) => boolean {
  return (wildcard) => wildcard.startsWith('*.') && wildcard !== host && host.endsWith(wildcard.slice(1));
}
