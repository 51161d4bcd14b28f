import { COMPONENTS } from '@nodeless/catalogue';
import { ingress } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import { extensionRules } from '../components.ts';

const [rule] = extensionRules({
  catalogue: { awsLoadBalancerController: COMPONENTS.awsLoadBalancerController },
  rules: [],
});
const told = (options: string, text = 'true') =>
  rule === undefined
    ? ['no rule']
    : run(rule, { cluster: `components: { awsLoadBalancerController: ${options} }\n` }, [
        ingress('web', { 'create-acm-cert': text }),
      ]).map(({ code, message }) => `${code}: ${message}`);

test('certificates are ordered where the feature is on', () => {
  expect(told('{ acmCertificates: true }')).toEqual([]);
  expect(told('{}', 'false')).toEqual([]);
  expect(told('{}')).toEqual([
    'lb/certificate-management: Ingress web/web wants a certificate to be made, and the AWS Load Balancer Controller does not make any',
  ]);
  expect(told('false')).toEqual([
    'lb/certificate-management: Ingress web/web wants a certificate to be made, and who makes load balancers here does not make any',
  ]);
});
