import type { Diagnostic, SpecPath } from '@nodeless/core';
import type { LoadBalancer, Stack } from '@nodeless/contracts/load-balancer-stacks';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { settingPlace, stackName } from '../../view/load-balancers.ts';

const NAMES = [
  'alb.ingress.kubernetes.io/load-balancer-name',
  'service.beta.kubernetes.io/aws-load-balancer-name',
];

/** Load balancers of both kinds share one space of names in an account and region. */
export const duplicateName: Rule = {
  codes: [{ code: 'lb/duplicate-name', severity: 'error', title: 'Two load balancers have one name' }],
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
  ],
  check: (view) => [...problems(view)],
};

function* problems({ model, loadBalancers }: ClusterView): Iterable<Diagnostic> {
  const first = new Map<string, Named>();
  for (const { stack, balancer } of named(loadBalancers)) {
    const one = { stack, path: settingPlace(stack, NAMES) };
    const { name = '' } = balancer;
    const other = first.get(name);
    if (other === undefined) first.set(name, one);
    if (other === undefined || other.stack === stack) continue;
    const [mine, theirs] = [one, other].map((each) => stackName(each.stack));
    const message = `${mine} and ${theirs} are two load balancers with the name ${name}: AWS has one of each name, and the second is never made`;
    yield finding(model, one.path, 'lb/duplicate-name', message, {
      hint: 'give them different names, or leave the name out; Ingresses that share a load balancer have a group',
      related: [{ message: String(theirs), location: model.provenance(other.path).location }],
    });
  }
}

interface Named {
  readonly stack: Stack;
  readonly path: SpecPath;
}

function named(stacks: readonly Stack[]): { readonly stack: Stack; readonly balancer: LoadBalancer }[] {
  return stacks.flatMap((stack) =>
    stack.loadBalancers.filter(({ name }) => name !== undefined).map((balancer) => ({ stack, balancer })),
  );
}
