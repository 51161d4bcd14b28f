import { MANAGED, managed, selfManaged, SELF_MANAGED } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-capacity.ts';

const GROUP = 'arn:aws:resource-groups:us-west-2:111122223333:group/g';
const BLOCK = {
  instanceMarketOptions: { marketType: 'capacity-block' },
  capacityReservation: { capacityReservationTarget: { capacityReservationID: 'cr-1' } },
};

testRules(rules, {
  reservationPreference: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [managed({ capacityReservation: { capacityReservationPreference: 'open' } })],
    refused: [
      [
        managed({
          capacityReservation: {
            capacityReservationPreference: 'none',
            capacityReservationTarget: { capacityReservationID: 'cr-1' },
          },
        }),
        `${MANAGED}.capacityReservation`,
      ],
    ],
  },
  reservationTarget: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [
      managed({
        capacityReservation: { capacityReservationTarget: { capacityReservationResourceGroupARN: GROUP } },
      }),
    ],
    refused: [
      [
        selfManaged({
          capacityReservation: {
            capacityReservationTarget: {
              capacityReservationID: 'cr-1',
              capacityReservationResourceGroupARN: GROUP,
            },
          },
        }),
        `${SELF_MANAGED}.capacityReservation.capacityReservationTarget`,
      ],
    ],
  },
  marketOptions: {
    source: 'validation.go validateNodeGroupBase',
    accepted: [managed(BLOCK)],
    refused: [
      [
        managed({ instanceMarketOptions: { marketType: 'capacity-block' } }),
        `${MANAGED}.instanceMarketOptions`,
      ],
    ],
  },
  capacityBlock: {
    source: 'cfn/builder/managed_nodegroup.go AddAllResources',
    accepted: [managed({ ...BLOCK, instanceTypes: ['p5.48xlarge'] })],
    refused: [
      [managed({ ...BLOCK, instanceTypes: ['p5.48xlarge', 'p5e.48xlarge'] }), `${MANAGED}.instanceTypes`],
      [managed({ ...BLOCK, spot: true }), `${MANAGED}.spot`],
    ],
  },
});
