import { accessPolicyArn, ACCOUNT_ID } from './arn.ts';

test.each([
  ['ap-northeast-2', 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
  ['cn-north-1', 'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
  ['us-gov-east-1', 'arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
])('an access policy in %s', (region, arn) => {
  expect(accessPolicyArn(region, 'AmazonEKSViewPolicy')).toBe(arn);
});

test('an account id is twelve digits', () => {
  const ids = ['011122223333', '11122223333', '0111222233334', '01112222333x'];
  expect(ids.filter((id) => ACCOUNT_ID.test(id))).toEqual(['011122223333']);
});
