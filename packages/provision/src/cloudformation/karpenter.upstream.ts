import { readText, upstreamReleases } from '@nodeless/contract-tables/upstream';
import { normalized, publishedResources } from '../testing/template.ts';

test('the table says all that the template of Karpenter says', () => {
  const [, newest] = upstreamReleases();
  const values = { ClusterName: 'a', 'AWS::Region': 'ap-northeast-2' };
  expect(publishedResources(values)).toEqual(
    normalized(readText(newest, 'karpenter/cloudformation.yaml'), values),
  );
});
