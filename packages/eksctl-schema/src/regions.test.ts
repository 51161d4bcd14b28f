import { REGIONS } from './regions.ts';

/**
 * How many regions an area of AWS has, counted from 1: `SupportedRegions` of eksctl 0.230.0 in
 * pkg/apis/eksctl.io/v1alpha5/types.go.
 */
const NUMBERED: Readonly<Record<string, number>> = {
  'af-south': 1,
  'ap-east': 2,
  'ap-northeast': 3,
  'ap-south': 2,
  'ap-southeast': 7,
  'ca-central': 1,
  'ca-west': 1,
  'cn-north': 1,
  'cn-northwest': 1,
  'eu-central': 2,
  'eu-isoe-west': 1,
  'eu-north': 1,
  'eu-south': 2,
  'eu-west': 3,
  'il-central': 1,
  'me-central': 1,
  'me-south': 1,
  'mx-central': 1,
  'sa-east': 1,
  'us-east': 2,
  'us-gov-east': 1,
  'us-gov-west': 1,
  'us-iso-east': 1,
  'us-iso-west': 1,
  'us-isob-east': 1,
  'us-isob-west': 1,
  'us-isof-east': 1,
  'us-isof-south': 1,
  'us-west': 2,
};

test('the regions of each area', () => {
  const counts: Record<string, number> = {};
  for (const region of REGIONS) {
    const area = region.replace(/-\d+$/, '');
    counts[area] = (counts[area] ?? 0) + 1;
    expect(region).toBe(`${area}-${counts[area]}`);
  }
  expect(counts).toEqual(NUMBERED);
});
