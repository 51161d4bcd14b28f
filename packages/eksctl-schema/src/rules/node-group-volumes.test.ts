import { MANAGED, managed, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-volumes.ts';

testRules(rules, {
  rootVolumeSize: {
    source: 'validation.go validateNodeGroupBase, defaults.go SetManagedNodeGroupDefaults',
    accepted: [
      selfManaged({ volumeSize: 80, volumeName: '/dev/xvda', volumeEncrypted: true, volumeKmsKeyID: 'k' }),
      managed({ volumeEncrypted: true }),
      selfManaged({ volumeEncrypted: false }),
    ],
    refused: [
      [selfManaged({ volumeName: '/dev/xvda' }), `${SELF_MANAGED}.volumeName`],
      [
        selfManaged({ volumeEncrypted: true, volumeKmsKeyID: 'k' }),
        `${SELF_MANAGED}.volumeEncrypted`,
        `${SELF_MANAGED}.volumeKmsKeyID`,
      ],
      [managed({ launchTemplate: { id: 'lt-1' }, volumeEncrypted: true }), `${MANAGED}.volumeEncrypted`],
    ],
  },
  volumeKey: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [managed({ volumeSize: 80, volumeEncrypted: true, volumeKmsKeyID: 'k' })],
    refused: [
      [managed({ volumeSize: 80, volumeKmsKeyID: 'k' }), `${MANAGED}.volumeKmsKeyID`],
      [managed({ volumeSize: 80, volumeEncrypted: false, volumeKmsKeyID: 'k' }), `${MANAGED}.volumeKmsKeyID`],
    ],
  },
  volumeOperations: {
    source: 'validation.go validateVolumeOpts',
    accepted: [
      managed({ volumeIOPS: 3000 }),
      managed({ volumeType: 'gp3', volumeIOPS: 16_000 }),
      managed({ volumeType: 'io1', volumeIOPS: 100 }),
      managed({ volumeType: 'io2', volumeIOPS: 256_000 }),
    ],
    refused: [
      [managed({ volumeIOPS: 2999 }), `${MANAGED}.volumeIOPS`],
      [managed({ volumeType: 'gp3', volumeIOPS: 16_001 }), `${MANAGED}.volumeIOPS`],
      [selfManaged({ volumeType: 'io1', volumeIOPS: 64_001 }), `${SELF_MANAGED}.volumeIOPS`],
      [managed({ volumeType: 'io2', volumeIOPS: 99 }), `${MANAGED}.volumeIOPS`],
      [managed({ volumeType: 'gp2', volumeIOPS: 3000 }), `${MANAGED}.volumeIOPS`],
    ],
  },
  volumeThroughput: {
    source: 'validation.go validateVolumeOpts',
    accepted: [managed({ volumeThroughput: 125 }), managed({ volumeType: 'gp3', volumeThroughput: 1000 })],
    refused: [
      [managed({ volumeThroughput: 124 }), `${MANAGED}.volumeThroughput`],
      [managed({ volumeThroughput: 1001 }), `${MANAGED}.volumeThroughput`],
      [selfManaged({ volumeType: 'io1', volumeThroughput: 125 }), `${SELF_MANAGED}.volumeThroughput`],
    ],
  },
});
