import { stackName } from './paths.ts';

test.each([
  ['karpenter', 'Karpenter-seoul'],
  ['network', 'Network-seoul'],
  ['auto-mode', 'EKSAuto-seoul'],
  ['fargate-logging', 'FargateLogging-seoul'],
  ['constructor', 'constructor-seoul'],
])('the stack of the template %s is %s', (template, stack) =>
  expect(stackName(template, 'seoul')).toBe(stack),
);
