import { modelOf, SEOUL } from '../testing/model.ts';
import { capabilitySteps } from './capability-steps.ts';

test('the role of the capability is one that EKS may take', () => {
  const [{ command = '' } = {}] = capabilitySteps(modelOf(SEOUL));
  const [, document = ''] = /--assume-role-policy-document '([^']*)'/.exec(command) ?? [];
  expect(JSON.parse(document)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'capabilities.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
  });
});
