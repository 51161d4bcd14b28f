import { conflictAt, errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { protocolOf } from '../model/app-ports.ts';
import { durationOf } from '../schema/app/monitoring.ts';
import { PORT_HEALTH_MAPPING } from './app-rules.ts';
import type { AppRule } from './rule.ts';

/** A monitor of a port that is not there finds nothing, and the operator leaves out one whose timeout is too long. */
export const appMonitoring: AppRule = {
  codes: [PORT_HEALTH_MAPPING, VALUE_CODES['spec/conflict']],
  title: 'Prometheus would read a port that an app does not have, or longer than it has time',
  references: [
    'pkg/prometheus/common.go (CompareScrapeTimeoutToScrapeInterval) of https://github.com/prometheus-operator/prometheus-operator',
  ],
  check({ value: { monitoring, ports }, stack }) {
    if (monitoring === undefined) return [];
    const found: Diagnostic[] = [];
    const known = ports.map(({ name }) => name);
    if (!known.includes(monitoring.port)) {
      const message = `monitoring asks the port ${JSON.stringify(monitoring.port)}, which the app does not have`;
      const hint = suggestion(monitoring.port, known) ?? 'add it to ports';
      found.push(errorAt(stack, ['monitoring', 'port'], { code: 'lb/port-health-mapping', message, hint }));
    }
    const own = ports.find(({ name }) => name === monitoring.port);
    if (own !== undefined && protocolOf(own) === 'UDP') {
      const message = `monitoring asks the port ${JSON.stringify(own.name)}, which is UDP`;
      const hint = 'name a port with protocol: TCP';
      found.push(errorAt(stack, ['monitoring', 'port'], { code: 'spec/conflict', message, hint }));
    }
    if (own?.servicePort === false && monitoring.find !== 'pods') {
      const message = `monitoring asks the Service for the port ${JSON.stringify(own.name)}, which only the pods have`;
      const hint = 'write find: pods';
      found.push(errorAt(stack, ['monitoring', 'port'], { code: 'spec/conflict', message, hint }));
    }
    const { interval, scrapeTimeout } = monitoring;
    if (
      interval !== undefined &&
      scrapeTimeout !== undefined &&
      durationOf(scrapeTimeout) > durationOf(interval)
    ) {
      const message = `scrapeTimeout ${scrapeTimeout} is longer than the interval ${interval}: the Prometheus Operator leaves the monitor out`;
      const other = { path: ['monitoring', 'interval'], message: 'the interval' };
      found.push(
        conflictAt(stack, ['monitoring', 'scrapeTimeout'], message, 'write the interval or less', other),
      );
    }
    return found;
  },
};
