import { testRules } from '../testing/rule-cases.ts';
import * as rules from './logging.ts';

const logging = (clusterLogging: object) => ({ cloudWatch: { clusterLogging } });

testRules(rules, {
  logRetention: {
    source: 'validation.go validateCloudWatchLogging',
    accepted: [
      logging({ enableTypes: ['all'] }),
      logging({ enableTypes: ['api'], logRetentionInDays: 365 }),
      logging({}),
    ],
    refused: [
      [logging({ logRetentionInDays: 7 }), 'cloudWatch.clusterLogging.logRetentionInDays'],
      [logging({ enableTypes: [], logRetentionInDays: 7 }), 'cloudWatch.clusterLogging.logRetentionInDays'],
    ],
  },
});
