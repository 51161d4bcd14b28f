import { at, compareText, describeObject, maps, type JsonObject, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

const ALB = 'alb.ingress.kubernetes.io';

/**
 * Ingresses of one group share an ALB. Their rules stand there in the order of the group, and the first that matches answers:
 * a wildcard before a host that it matches takes all requests of that host.
 */
export const shadowedHost: Rule = {
  codes: [
    { code: 'lb/shadowed-host', severity: 'error', title: 'A wildcard takes all requests of another host' },
  ],
  references: [
    'pkg/ingress/group_loader.go (sortGroupMembers) of the AWS Load Balancer Controller 3.5.0',
    'pkg/ingress/model_build_listener_rules.go of the AWS Load Balancer Controller 3.5.0',
  ],
  *check({ model, resources }) {
    const members = resources.flatMap((resource) => memberOf(resource, resources));
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
  readonly order: number;
  readonly hosts: readonly string[];
  /** Whether its rules ask for nothing but the host. */
  readonly takesAll: boolean;
}

function memberOf(resource: Resource, resources: readonly Resource[]): Member[] {
  const { manifest } = resource;
  if (manifest.kind !== 'Ingress') return [];
  const annotations = manifest.metadata.annotations ?? {};
  const group = annotations[`${ALB}/group.name`] ?? groupOfClass(manifest, resources);
  if (group === undefined) return [];
  const rules = maps(at(manifest, 'spec', 'rules'));
  return [
    {
      resource,
      group,
      order: Number(annotations[`${ALB}/group.order`] ?? 0),
      hosts: rules.flatMap(({ host }) => (typeof host === 'string' ? [host] : [])),
      takesAll: rules.every(isWholeHost) && !Object.keys(annotations).some(isCondition),
    },
  ];
}

/** In Auto Mode the parameters of the class name the group. */
function groupOfClass(manifest: Resource['manifest'], resources: readonly Resource[]): string | undefined {
  const name = at(manifest, 'spec', 'ingressClassName');
  const parameters = resources.find(
    (one) => one.manifest.kind === 'IngressClassParams' && one.manifest.metadata.name === name,
  );
  const group = at(parameters?.manifest, 'spec', 'group', 'name');
  return typeof group === 'string' ? group : undefined;
}

function isWholeHost(rule: JsonObject): boolean {
  return maps(at(rule, 'http', 'paths')).some(({ path, pathType }) => path === '/' && pathType === 'Prefix');
}

function isCondition(annotation: string): boolean {
  return annotation.startsWith(`${ALB}/conditions.`);
}

function standsBefore(one: Member, other: Member): boolean {
  if (one.order !== other.order) return one.order < other.order;
  return compareText(nameOf(one), nameOf(other)) < 0;
}

function nameOf({ resource: { manifest } }: Member): string {
  return `${manifest.metadata.namespace ?? ''}/${manifest.metadata.name}`;
}

/** `*` of an ALB stands for dots too. */
function matches(host: string): (wildcard: string) => boolean {
  return (wildcard) => wildcard.startsWith('*.') && wildcard !== host && host.endsWith(wildcard.slice(1));
}
