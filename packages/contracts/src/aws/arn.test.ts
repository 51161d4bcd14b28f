import { accessPolicyArn } from './arn.ts';

test.each([
  ['ap-northeast-2', 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
  ['cn-north-1', 'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
  ['us-gov-east-1', 'arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
])('an access policy in %s', (region, arn) => {
  expect(accessPolicyArn(region, 'AmazonEKSViewPolicy')).toBe(arn);
});
