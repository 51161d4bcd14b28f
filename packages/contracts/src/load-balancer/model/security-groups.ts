import type { AnnotationReader, FoundAnnotation } from './annotation-reader.ts';
import type { Report } from './issue.ts';
import type { SecurityGroup } from './stack.ts';
import { COMMAS, isNoItem } from './subnets.ts';

const OWN: readonly SecurityGroup[] = [{ kind: 'managed' }, { kind: 'backend' }];

export const isManaged = (groups: readonly SecurityGroup[]): boolean =>
  groups.some(({ kind }) => kind === 'managed');

/**
 * The groups of a load balancer: those that are given, with the shared backend group only where the controller is to write its
 * rules; else a managed one and the backend group.
 * Source: buildLoadBalancerSecurityGroups in pkg/service and pkg/ingress, and pkg/networking/security_group_resolver.go, of the AWS
 * Load Balancer Controller 3.5.0
 *
 * @param managesBackend `manage-backend-security-group-rules`
 */
export function securityGroupsOf(
  given: (FoundAnnotation & { readonly names: readonly string[] }) | undefined,
  managesBackend: boolean | undefined,
  report: Report,
): readonly SecurityGroup[] {
  if (given === undefined || given.names.length === 0) return OWN;
  checkGroups(given, report);
  const groups = given.names.map((name): SecurityGroup => ({ kind: 'given', name }));
  return managesBackend === true ? [...groups, { kind: 'backend' }] : groups;
}

export function checkGroups(
  given: FoundAnnotation & { readonly names: readonly string[] },
  report: Report,
): void {
  const { object, annotation, names } = given;
  const issue = (message: string, hint: string) =>
    report({ kind: 'security-groups', effect: 'fails', object, annotation, message, hint });
  for (const name of new Set(names)) {
    if (names.indexOf(name) !== names.lastIndexOf(name))
      issue(`names the security group ${name} twice, and EC2 gives it once`, 'name each once');
    if (name.startsWith('sg-') && !/^sg-[0-9a-f]+$/.test(name))
      issue(`names ${name}, which is no id of a security group`, 'an id is sg- and hexadecimal digits');
    if (isNoItem(name)) issue(`names ${name}, which is no item of a list`, COMMAS);
    else if (!name.startsWith('sg-'))
      report({
        kind: 'security-groups',
        effect: 'looked-up',
        object,
        annotation,
        message: `names the security group ${name}, which is looked up by its tag Name: nothing is built unless the VPC has one`,
        hint: 'see that it is there, or name groups by their ids',
      });
  }
}

/** A list of security groups as one annotation names it. */
export function namedGroupList(
  reader: AnnotationReader,
  suffix: string,
): (FoundAnnotation & { readonly names: readonly string[] }) | undefined {
  const found = reader.find(suffix);
  const names = reader.list(suffix);
  return found === undefined || names === undefined ? undefined : { ...found, names };
}
