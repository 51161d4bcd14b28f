import { ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './identity-mappings.ts';

const mapping = (change: object) => ({ iamIdentityMappings: [change] });
const FIRST = 'iamIdentityMappings.0';

testRules(rules, {
  serviceMappings: {
    source: 'identitymapping.go IAMIdentityMapping.Validate',
    accepted: [
      mapping({ serviceName: 'emr-containers', namespace: 'emr' }),
      mapping({ arn: ROLE, username: 'a', groups: ['system:masters'] }),
    ],
    refused: [
      [mapping({ serviceName: 'emr-containers' }), FIRST],
      [mapping({ namespace: 'emr' }), FIRST],
      [
        mapping({ serviceName: 'emr-containers', namespace: 'emr', arn: ROLE, username: 'a', groups: ['b'] }),
        `${FIRST}.serviceName`,
      ],
    ],
  },
  accountMappings: {
    source: 'identitymapping.go IAMIdentityMapping.Validate',
    accepted: [mapping({ account: '111122223333' })],
    refused: [
      [
        mapping({ account: '111122223333', arn: ROLE, username: 'a', groups: ['b'] }),
        `${FIRST}.arn`,
        `${FIRST}.username`,
        `${FIRST}.groups`,
      ],
      [
        mapping({ account: '111122223333', serviceName: 'a', namespace: 'b' }),
        `${FIRST}.serviceName`,
        `${FIRST}.namespace`,
      ],
    ],
  },
});
