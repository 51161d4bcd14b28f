import { problem, type ConfigRule } from '../problem.ts';
import { allGroups, managedGroups } from './facts.ts';

/** Source: `validateNodeGroupBase` in validation.go. */
export const reservationPreference: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { capacityReservationPreference, capacityReservationTarget } = group.capacityReservation ?? {};
    if (capacityReservationPreference === undefined || capacityReservationTarget === undefined) continue;
    yield problem(
      [...path, 'capacityReservation'],
      'capacityReservationPreference and capacityReservationTarget exclude each other',
      'keep one of them',
    );
  }
};

/** Source: `validateNodeGroupBase` in validation.go. */
export const reservationTarget: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const target = group.capacityReservation?.capacityReservationTarget;
    if (target?.capacityReservationID === undefined) continue;
    if (target.capacityReservationResourceGroupARN === undefined) continue;
    yield problem(
      [...path, 'capacityReservation', 'capacityReservationTarget'],
      'a reservation and a group of reservations exclude each other',
      'keep one of them',
    );
  }
};

/** A capacity block is a reservation. Source: `validateNodeGroupBase` in validation.go. */
export const marketOptions: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (group.instanceMarketOptions === undefined || group.capacityReservation !== undefined) continue;
    yield problem(
      [...path, 'instanceMarketOptions'],
      'instanceMarketOptions needs capacityReservation',
      'name the capacity block in capacityReservationTarget',
    );
  }
};

/** A capacity block has one type, and is not Spot. Source: `AddAllResources` in pkg/cfn/builder/managed_nodegroup.go. */
export const capacityBlock: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.instanceMarketOptions?.marketType !== 'capacity-block') continue;
    if ((group.instanceTypes?.length ?? 0) > 1) {
      yield problem([...path, 'instanceTypes'], 'a capacity block has one instance type', 'list one');
    }
    if (group.spot === true)
      yield problem([...path, 'spot'], 'a capacity block is not Spot capacity', 'leave spot out');
  }
};
