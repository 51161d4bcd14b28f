import { parse } from '../testing/sources.ts';
import { filledFor } from './placeholder-values.ts';

const { model } = parse();

test('each placeholder stands for a value of the cluster', () => {
  if (model === undefined) throw new Error('the sources have a problem');
  const all = '${account} ${cluster} ${partition} ${region} ${stage} ${aws:username}';
  expect(filledFor(model.spec, all)).toBe('111122223333 sample aws eu-central-1 prod ${aws:username}');
  const inChina = { ...model.spec, region: 'cn-north-1' };
  expect(filledFor(inChina, 'arn:${partition}:s3:::a-${region}')).toBe('arn:aws-cn:s3:::a-cn-north-1');
});
