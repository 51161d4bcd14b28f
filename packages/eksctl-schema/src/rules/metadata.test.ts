import { testRules } from '../testing/rule-cases.ts';
import * as rules from './metadata.ts';

const region = (text: string) => ({ metadata: { name: 'a', region: text } });

testRules(rules, {
  supportedRegion: {
    source: 'types.go SupportedRegions',
    accepted: [region('ap-northeast-2'), region('us-gov-west-1'), region('cn-north-1')],
    refused: [
      [region('eu-west-9'), 'metadata.region'],
      [region('ap-northeast-2a'), 'metadata.region'],
    ],
  },
});
