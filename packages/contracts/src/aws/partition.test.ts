import { dnsSuffixOf, partitionOf, REGION_NAME } from './partition.ts';

test.each([
  ['ap-northeast-2', 'aws', 'amazonaws.com'],
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['mx-central-1', 'aws', 'amazonaws.com'],
  ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])('%s lies in %s under %s', (region, partition, suffix) => {
  expect(REGION_NAME.test(region)).toBe(true);
  expect([partitionOf(region), dnsSuffixOf(region)]).toEqual([partition, suffix]);
});

test.each([
  '',
  'seoul',
  'ap-northeast',
  'ap-northeast-2a',
  'AP-NORTHEAST-2',
  'us-iso-east-1',
  'eusc-de-east-1',
  'us-east-0',
])('%p is not the name of a region', (text) => {
  expect(REGION_NAME.test(text)).toBe(false);
});
