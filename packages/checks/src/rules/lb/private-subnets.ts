import { finding, type Rule } from '../../rule.ts';
import { settingPlace, stackName } from '../../view/load-balancers.ts';

const SUBNETS = ['alb.ingress.kubernetes.io/subnets', 'service.beta.kubernetes.io/aws-load-balancer-subnets'];

/** The controller takes subnets as they are named: from a private one no answer finds the way to the internet. */
export const privateSubnets: Rule = {
  codes: [
    {
      code: 'lb/private-subnets',
      severity: 'warning',
      title: 'A load balancer faces the internet in private subnets',
    },
  ],
  references: [
    'validateSpecifiedSubnets in pkg/networking/subnet_resolver.go of the load balancer controller 3.5.0',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  ],
  *check({ model, loadBalancers }) {
    for (const stack of loadBalancers) {
      for (const { scheme, subnets } of stack.loadBalancers) {
        const wrong = subnets?.filter(({ role }) => role === 'private') ?? [];
        if (scheme !== 'internet-facing' || wrong.length === 0) continue;
        const names = wrong.map(({ name }) => name).join(', ');
        const message = `${stackName(stack)} faces the internet in ${names}, private by network.vpc.subnets: no route leads from there to an internet gateway`;
        yield finding(model, settingPlace(stack, SUBNETS), 'lb/private-subnets', message, {
          severity: 'warning',
          hint: 'name public subnets, or write scheme: internal',
        });
      }
    }
  },
};
